package dev.brood.pool;

import dev.brood.function.Action;
import dev.brood.function.Action1;
import dev.brood.function.Action2;
import dev.brood.function.Action3;
import dev.brood.function.Action4;
import dev.brood.internal.process.ArgumentCheck;
import dev.brood.internal.process.FunctionInvoker;
import dev.brood.internal.process.Settings;
import dev.brood.internal.scheduler.PoolOptions;
import dev.brood.internal.scheduler.PoolOptions.Initializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The steps that say how a pool works; each gives the pool itself.
 *
 * @param <P> the pool
 */
abstract sealed class PoolSteps<P> permits PoolShapes {

    PoolSteps() {}

    /** How the pool works. */
    abstract PoolOptions options();

    /** Takes other settings, if it is not too late. */
    abstract P change(PoolOptions next);

    /** Whether the workers are threads of this process. */
    abstract boolean isInline();

    private P ofProcesses(String setting, UnaryOperator<Settings> step) {
        if (isInline()) {
            throw new IllegalStateException(
                    setting
                            + " is for processes, and the workers of a threadPool are threads of this"
                            + " one; use pool(n), or leave it out");
        }
        return process(step);
    }

    private P process(UnaryOperator<Settings> step) {
        return change(options().with(step.apply(options().process())));
    }

    /**
     * Names the pool and its workers.
     *
     * @param name for people
     * @return the pool
     */
    public P name(String name) {
        return process(process -> process.withName(name));
    }

    /**
     * Adds to the environment of the workers.
     *
     * @param key name of the variable
     * @param value its value
     * @return the pool
     * @throws IllegalStateException if the workers are threads
     */
    public P env(String key, String value) {
        return ofProcesses("env", process -> process.withEnvironment(key, value));
    }

    /**
     * Sets the working folder of the workers.
     *
     * @param folder an existing folder
     * @return the pool
     * @throws IllegalArgumentException if there is no such folder
     * @throws IllegalStateException if the workers are threads
     */
    public P cwd(Path folder) {
        return ofProcesses("cwd", process -> process.withFolder(folder));
    }

    /**
     * Sets the working folder of the workers.
     *
     * @param folder an existing folder
     * @return the pool
     * @throws IllegalArgumentException if there is no such folder
     * @throws IllegalStateException if the workers are threads
     */
    public P cwd(String folder) {
        return cwd(Path.of(folder));
    }

    /**
     * Limits the heap of each worker.
     *
     * @param size as the JVM takes it, as in {@code 512m}
     * @return the pool
     * @throws IllegalArgumentException if it is no size
     * @throws IllegalStateException if the workers are threads
     */
    public P heap(String size) {
        return ofProcesses("heap", process -> process.withHeap(size));
    }

    /**
     * Adds options for the JVMs of the workers.
     *
     * @param options as on a command line
     * @return the pool
     * @throws IllegalStateException if the workers are threads
     */
    public P jvm(String... options) {
        return ofProcesses("jvm", process -> process.withJvmOptions(options));
    }

    /**
     * Has each worker do something before its first task. If that fails three times in a row, the pool fails with it.
     *
     * @param action what to do
     * @return the pool
     */
    public P initializer(Action action) {
        return change(options().with(new Initializer(action, List.of())));
    }

    /** As {@link #initializer(Action)}, with what {@link #initargs} gives. */
    public <A> P initializer(Action1<A> action) {
        return change(initialized(action, options().initializer().arguments()));
    }

    /** As {@link #initializer(Action)}, with what {@link #initargs} gives. */
    public <A, B> P initializer(Action2<A, B> action) {
        return change(initialized(action, options().initializer().arguments()));
    }

    /** As {@link #initializer(Action)}, with what {@link #initargs} gives. */
    public <A, B, C> P initializer(Action3<A, B, C> action) {
        return change(initialized(action, options().initializer().arguments()));
    }

    /** As {@link #initializer(Action)}, with what {@link #initargs} gives. */
    public <A, B, C, D> P initializer(Action4<A, B, C, D> action) {
        return change(initialized(action, options().initializer().arguments()));
    }

    /**
     * Gives the arguments of the initializer.
     *
     * @param arguments as many as it takes
     * @return the pool
     * @throws IllegalArgumentException if they do not fit the initializer, which may be said before or after
     */
    public P initargs(Object... arguments) {
        List<Object> list = Collections.unmodifiableList(Arrays.asList(arguments.clone()));
        return change(initialized(options().initializer().function(), list));
    }

    /** The initializer and its arguments come in any order. */
    private PoolOptions initialized(Object action, List<Object> arguments) {
        if (action != null && !arguments.isEmpty()) {
            checkInitializer(action, arguments);
        }
        return options().with(new Initializer(action, arguments));
    }

    private static void checkInitializer(Object action, List<Object> arguments) {
        int count = arguments.size();
        if (!FunctionInvoker.takes(action, count)) {
            throw new IllegalArgumentException(
                    "the initializer takes %s, not the %d of initargs"
                            .formatted(FunctionInvoker.arity(action), count));
        }
        ArgumentCheck.check("the initializer", action, arguments);
    }

    /** Tells before the first worker is started that the initializer has not got its arguments. */
    final void checkInitializer() {
        Initializer initializer = options().initializer();
        if (initializer.function() != null) {
            checkInitializer(initializer.function(), initializer.arguments());
        }
    }

    /**
     * Replaces a worker after a number of tasks.
     *
     * @param tasks how many, at least 1
     * @return the pool
     * @throws IllegalArgumentException if it is less
     */
    public P maxTasksPerChild(int tasks) {
        return change(options().withMaxTasksPerChild(atLeast(1, tasks, "maxTasksPerChild")));
    }

    /**
     * Has workers take so many items at once, instead of as many as seem right.
     *
     * @param items how many, at least 1
     * @return the pool
     * @throws IllegalArgumentException if it is less
     */
    public P chunkSize(int items) {
        return change(options().withChunkSize(atLeast(1, items, "chunkSize")));
    }

    /**
     * Tries a task again whose worker died.
     *
     * @param times how often at most; 0 or more
     * @return the pool
     * @throws IllegalArgumentException if it is negative
     */
    public P retries(int times) {
        return change(options().withRetries(atLeast(0, times, "retries")));
    }

    static int atLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "%s must be at least %d, not %d".formatted(what, least, value));
        }
        return value;
    }

    /**
     * Limits how long a task may run. One that runs longer is killed with its worker and fails; no other is touched.
     *
     * @param limit from the moment when its worker begins it
     * @return the pool
     * @throws IllegalArgumentException if it is zero or negative
     */
    public P timeout(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a time-out must be more than zero, not " + limit);
        }
        return change(options().withTimeout(limit));
    }

    /**
     * Shows how far the pool is: a bar on a terminal, otherwise a line now and then.
     *
     * @return the pool
     */
    public P progress() {
        return progress("");
    }

    /**
     * Shows how far the pool is, under a name.
     *
     * @param label what stands before it
     * @return the pool
     */
    public P progress(String label) {
        return change(options().withProgress(label));
    }
}
