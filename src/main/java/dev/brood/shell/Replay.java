package dev.brood.shell;

import dev.brood.internal.code.Traces;
import dev.brood.internal.instrument.Redefinition;
import dev.brood.internal.process.ThisProcess;
import dev.brood.internal.wire.SourceLines;
import dev.brood.shell.Step.Variable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs a script from what was recorded of an earlier run, without JShell and its compiler. Workers, stack traces and whoever
 * else asks for the classes of the session find the same as in a session. There is nothing to stop a snippet: Ctrl-C ends a
 * script.
 */
public final class Replay {

    private final Map<String, SourceLines> lines = new ConcurrentHashMap<>();
    private final PromptLoader loader = new PromptLoader(lines::get);
    private final Map<Variable, Object> held = new HashMap<>();
    private final List<String> args;
    private Object value;

    /**
     * Prepares a run. Functions of this one can be sent to workers from now on.
     *
     * @param classPath jars for the script and workers, beyond the class path of this JVM
     * @param args what the script finds as {@code args}
     */
    public Replay(List<Path> classPath, List<String> args) {
        this.args = List.copyOf(args);
        for (Path path : classPath) {
            try {
                loader.addURL(path.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("no place for classes: " + path, e);
            }
        }
        ThisProcess.useSession(loader);
    }

    /**
     * Runs the script.
     *
     * @param recorded what was recorded of it
     * @param name what it is called in messages
     * @param text its text
     * @param errors takes the lines that tell of a failure
     * @return what came of it, as of a {@link ScriptRunner}
     */
    public ScriptRunner.Result run(
            Recorded recorded, String name, String text, Consumer<String> errors) {
        ScriptFailures failures = new ScriptFailures(ScriptText.of(name, text), errors);
        int offset = 0;
        try {
            for (Step step : recorded.steps()) {
                // not a switch over patterns, which takes milliseconds at its first use
                if (step instanceof Step.Begin(int at)) {
                    offset = at;
                } else if (step instanceof Step.Run run) {
                    Throwable thrown = run(run);
                    if (thrown != null) {
                        failures.tell(offset, new Outcome.Threw(thrown));
                        return new ScriptRunner.Result.Failed();
                    }
                } else {
                    take(step);
                }
            }
        } catch (ReflectiveOperationException | Redefinition.RefusedException e) {
            throw new IllegalStateException(
                    "what was recorded of this script does not fit together", e);
        }
        return new ScriptRunner.Result.Finished(
                recorded.hasValue()
                        ? new Outcome.Value("", Outcome.Place.SCRATCH, "Object", value)
                        : null);
    }

    private void take(Step step)
            throws ReflectiveOperationException, Redefinition.RefusedException {
        if (step instanceof Step.Lines(var name, var known)) {
            lines.put(name, known);
        } else if (step instanceof Step.Load(var name, var bytes)) {
            loader.record(name, bytes);
            loader.declare(name, bytes);
        } else if (step instanceof Step.Redefine(var name, var bytes)) {
            Redefinition.redefine(Map.of(loader.loadClass(name), bytes));
            loader.recordChange(name, bytes);
        } else if (step instanceof Step.Arguments(var variable)) {
            field(variable).set(null, args);
        } else if (step instanceof Step.Hold(var variable)) {
            held.put(variable, field(variable).get(null));
        } else if (step instanceof Step.PutBack(var from, var to)) {
            field(to).set(null, held.remove(from));
        }
    }

    private Field field(Variable variable) throws ReflectiveOperationException {
        Field field = loader.loadClass(variable.owner()).getDeclaredField(variable.name());
        field.setAccessible(true);
        return field;
    }

    /** Gives what it throws, in terms of the source; or null. */
    private Throwable run(Step.Run step) throws ReflectiveOperationException {
        Method method = loader.loadClass(step.name()).getDeclaredMethod(step.method());
        method.setAccessible(true);
        SnippetRun run = new SnippetRun(() -> method.invoke(null), loader);
        try {
            run.run();
        } catch (Throwable e) {
            return new Traces(loader).translate(e);
        }
        value = run.value();
        return null;
    }
}
