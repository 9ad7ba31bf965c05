package dev.brood.shell;

import dev.brood.internal.diagnosis.StackTraces;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Tells why a script fails, and where: {@code file:line:column}, the message, the line and a caret.
 *
 * @param script the script
 * @param errors takes the lines
 */
record ScriptFailures(ScriptText script, Consumer<String> errors) {

    /** The name of the script in stack traces. */
    String fileName() {
        Path name = Path.of(script.name()).getFileName();
        return name == null ? script.name() : name.toString();
    }

    /** Of the snippet at an offset. */
    void tell(int offset, Outcome outcome) {
        switch (outcome) {
            case Outcome.Rejected(var problems) ->
                    problems.forEach(problem -> tell(offset + problem.start(), problem.message()));
            case Outcome.Threw(var thrown) ->
                    tell(script.place(thrown, fileName(), offset), thrown);
            case Outcome.Stopped() -> tell(offset, "stopped");
            case Outcome.Value _, Outcome.Done _ ->
                    throw new IllegalArgumentException("no failure: " + outcome);
        }
    }

    private void tell(int offset, Throwable thrown) {
        tell(offset, StackTraces.clean(thrown.toString()));
        StackTraces.lines(thrown).forEach(errors);
    }

    void tell(int offset, String message) {
        errors.accept(script.describe(offset, message));
    }
}
