package dev.brood.process;

import dev.brood.internal.process.ArgumentCheck;
import dev.brood.internal.process.FunctionRole;
import dev.brood.internal.process.ProcessCore;
import dev.brood.internal.process.Settings;
import dev.brood.internal.process.ThisProcess;
import dev.brood.internal.wire.Codec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to run a function in a process of its own, step by step; {@link #start} starts it. Immutable: each step gives a new
 * description, so one may be kept and started many times.
 *
 * {@snippet :
 * spawn(square).args(7).name("Squarer").heap("256m").start().join();
 * }
 *
 * @param <S> the description itself, which knows the types of the arguments
 */
public abstract sealed class Spawn<S extends Spawn<S>>
        permits Spawn0, Spawn1, Spawn2, Spawn3, Spawn4 {

    private final Object function;
    private final int arity;
    private final List<Object> arguments;
    private final Settings settings;

    Spawn(Object function, int arity, List<Object> arguments, Settings settings) {
        if (function == null) {
            throw new IllegalArgumentException("the function to spawn must not be null");
        }
        this.function = function;
        this.arity = arity;
        this.arguments = arguments;
        this.settings = settings;
    }

    /** The same kind of description with other contents. */
    abstract S with(List<Object> newArguments, Settings newSettings);

    final S withArguments(Object... values) {
        ArgumentCheck.check("the function", function, Arrays.asList(values));
        // a list that takes nulls and that nobody can change
        return with(java.util.Collections.unmodifiableList(Arrays.asList(values)), settings);
    }

    final Object function() {
        return function;
    }

    /**
     * Gives the arguments by the names of the function's parameters, in any order.
     *
     * @param namesAndValues name, value, name, value, …
     * @return the next step
     * @throws IllegalArgumentException if a name is unknown, given twice or missing, or if the names are not known:
     *     lambdas and methods typed in a session have them, others if they were compiled with {@code -g} or
     *     {@code -parameters}
     */
    public final S kwargs(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "kwargs takes names and values in turn; the last name has no value");
        }
        Map<String, Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException(
                        "kwargs wants a name in place " + (i + 1) + ", not " + namesAndValues[i]);
            }
            if (byName.containsKey(name)) {
                throw new IllegalArgumentException("kwargs has \"" + name + "\" twice");
            }
            byName.put(name, namesAndValues[i + 1]);
        }
        return kwargs(byName);
    }

    /**
     * Gives the arguments by the names of the function's parameters.
     *
     * @param byName the values by name
     * @return the next step
     * @throws IllegalArgumentException if a name is unknown or missing, or if the names are not known: lambdas and
     *     methods typed in a session have them, others if they were compiled with {@code -g}
     */
    public final S kwargs(Map<String, ?> byName) {
        List<String> names = Codec.ofThisProcess().parameterNames(function);
        if (names.size() != arity) {
            throw new IllegalArgumentException(
                    "the parameter names of this function are not known; give the values with args(…)");
        }
        Map<String, Object> left = new LinkedHashMap<>(byName);
        List<Object> values = new ArrayList<>();
        for (String name : names) {
            if (!left.containsKey(name)) {
                throw new IllegalArgumentException(
                        "no value for parameter \""
                                + name
                                + "\" of ("
                                + String.join(", ", names)
                                + ")");
            }
            values.add(left.remove(name));
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "no parameter " + left.keySet() + " among (" + String.join(", ", names) + ")");
        }
        return withArguments(values.toArray());
    }

    /**
     * Names the process.
     *
     * @param name for people; need not be unique
     * @return the next step
     */
    public final S name(String name) {
        return with(arguments, settings.withName(name));
    }

    /**
     * Makes the process a daemon: stopped when its parent ends, instead of being waited for.
     *
     * @return the next step
     */
    public final S daemon() {
        return daemon(true);
    }

    /**
     * Sets whether the process is a daemon. Unless said, it is one in a daemon.
     *
     * @param flag whether it is
     * @return the next step
     */
    public final S daemon(boolean flag) {
        return with(arguments, settings.withDaemon(flag));
    }

    /**
     * Adds to the environment that the process gets from its parent.
     *
     * @param key name of the variable
     * @param value its value
     * @return the next step
     * @throws IllegalArgumentException if the name is empty or has an {@code =} in it
     */
    public final S env(String key, String value) {
        return with(arguments, settings.withEnvironment(key, value));
    }

    /**
     * Sets the working folder of the process.
     *
     * @param folder an existing folder
     * @return the next step
     * @throws IllegalArgumentException if there is no such folder
     */
    public final S cwd(Path folder) {
        return with(arguments, settings.withFolder(folder));
    }

    /**
     * Sets the working folder of the process.
     *
     * @param folder path of an existing folder
     * @return the next step
     * @throws IllegalArgumentException if there is no such folder
     */
    public final S cwd(String folder) {
        return cwd(Path.of(folder));
    }

    /**
     * Limits the heap of the process.
     *
     * @param size in bytes, or with a unit, as in {@code "512m"} or {@code "2g"}
     * @return the next step
     * @throws IllegalArgumentException if it is not a size
     */
    public final S heap(String size) {
        return with(arguments, settings.withHeap(size));
    }

    /**
     * Adds options for the JVM of the process. Those that say what code means hold in its children as well: {@code -D},
     * {@code -ea}, {@code --add-opens}, {@code --enable-preview} and the like; sizes, logs, agents and debuggers do not.
     *
     * @param options as on the command line of {@code java}
     * @return the next step
     */
    public final S jvm(String... options) {
        return with(arguments, settings.withJvmOptions(options));
    }

    /**
     * Has the process killed when it has not ended in time.
     *
     * @param limit from its start on; more than zero
     * @return the next step
     * @throws IllegalArgumentException if the limit is not more than zero
     */
    public final S timeout(Duration limit) {
        return with(arguments, settings.withTimeout(limit));
    }

    /**
     * Starts a process and returns as soon as the system has made it.
     *
     * @return the process
     * @throws IllegalStateException if the function takes arguments and none were given
     * @throws dev.brood.error.NotSendableException if the function, an argument or a session variable that the function
     *     reaches cannot be sent
     * @throws dev.brood.error.ProcessFailedException if the system cannot start a process
     */
    public final ChildProcess start() {
        if (arguments.size() != arity) {
            throw new IllegalStateException(
                    "the function takes "
                            + arity
                            + (arity == 1 ? " argument" : " arguments")
                            + "; give "
                            + (arity == 1 ? "it" : "them")
                            + " with args(…) before start()");
        }
        boolean daemon =
                settings.daemon() != null ? settings.daemon() : ThisProcess.current().isDaemon();
        return ChildProcess.of(
                        new ProcessCore(
                                settings.name(),
                                daemon,
                                new FunctionRole(function, arguments, settings)))
                .start();
    }
}
