package dev.brood.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Runs a script: a text of snippets, one after the other, up to the first that fails. A failure is told as
 * {@code file:line:column}, the message, the line and a caret.
 */
public final class ScriptRunner {

    /** What a text that ends within a snippet is called, as in jshell. */
    private static final String UNFINISHED = "incomplete input";

    private final Shell shell;
    private final Consumer<String> errors;
    private final Commands commands;
    private final boolean goesOn;

    /** What knows the lines that begin with a slash. */
    @FunctionalInterface
    public interface Commands {

        /**
         * Runs such a line.
         *
         * @param line the line
         * @return how it went
         */
        Ran run(String line);
    }

    /**
     * How a command went.
     *
     * @param problem why it could not be done, or null
     * @param exitCode the exit code, if it asks for the end
     */
    public record Ran(String problem, OptionalInt exitCode) {}

    /**
     * Makes a runner.
     *
     * @param shell evaluates the snippets
     * @param errors takes the lines that tell of failures
     * @param commands runs the lines that begin with a slash
     * @param goesOn whether it goes on after a failure, as jshell does
     */
    public ScriptRunner(Shell shell, Consumer<String> errors, Commands commands, boolean goesOn) {
        this.shell = shell;
        this.errors = errors;
        this.commands = commands;
        this.goesOn = goesOn;
    }

    /** What came of a script. */
    public sealed interface Result {

        /**
         * All of it ran.
         *
         * @param last what came of its last snippet, null if there was none
         */
        record Finished(Outcome last) implements Result {}

        /** It failed, which was told. */
        record Failed() implements Result {}

        /**
         * It asked to end, by {@code /exit}.
         *
         * @param code the exit code
         */
        record Exit(int code) implements Result {}
    }

    /**
     * Runs a script.
     *
     * @param name what the script is called in messages: the path as it was given
     * @param text its text; a first line that begins with {@code #!} is skipped
     * @return what came of it
     */
    public Result run(String name, String text) {
        ScriptText script = ScriptText.of(name, text);
        String fileName =
                Path.of(name).getFileName() == null ? name : Path.of(name).getFileName().toString();
        Outcome last = null;
        boolean failed = false;
        String rest = script.code();
        while (goesOn || !failed) {
            int offset = script.code().length() - rest.length();
            int command = ScriptText.commandStart(rest);
            if (command >= 0) {
                String line = rest.substring(command).lines().findFirst().orElse("");
                Ran ran = commands.run(line.strip());
                if (ran.exitCode().isPresent()) {
                    return finish(script, ran.exitCode(), last, failed);
                }
                if (ran.problem() != null) {
                    tell(script, offset + command, ran.problem());
                    failed = true;
                }
                rest = rest.substring(Math.min(rest.length(), command + line.length()));
                continue;
            }
            Cut cut = shell.cut(rest);
            if (cut.state() == Cut.State.EMPTY) {
                return finish(script, OptionalInt.empty(), last, failed);
            }
            if (cut.state() == Cut.State.INCOMPLETE) {
                tell(script, ScriptText.codeStart(script.code(), offset), UNFINISHED);
                return new Result.Failed();
            }
            last = shell.eval(cut.snippet(), new Origin(fileName, script.line(offset)));
            if (last instanceof Outcome.Stopped) {
                tell(script, offset, fileName, last);
                return new Result.Failed();
            }
            if (!last.isSuccess()) {
                tell(script, offset, fileName, last);
                if (last instanceof Outcome.Rejected) {
                    Hints.of(cut.snippet(), shell.names())
                            .ifPresent(hint -> errors.accept("    " + hint));
                }
                failed = true;
            }
            rest = last.isSuccess() ? cut.rest() : nextLine(cut.rest());
        }
        return new Result.Failed();
    }

    /** What stands on the line of a failure was meant to come after a success: it is left out, as in jshell. */
    private static String nextLine(String rest) {
        int end = rest.indexOf('\n');
        return end < 0 ? "" : rest.substring(end);
    }

    private Result finish(ScriptText script, OptionalInt exitCode, Outcome last, boolean failed) {
        List<Shell.Unresolved> unresolved = shell.unresolved();
        if (!unresolved.isEmpty() && !goesOn) { // at a prompt, what is missing may come yet
            for (Shell.Unresolved each : unresolved) {
                tell(script, script.offset(each.origin().line()), each.message());
            }
            return new Result.Failed();
        }
        if (exitCode.isPresent()) {
            return new Result.Exit(exitCode.getAsInt());
        }
        return failed ? new Result.Failed() : new Result.Finished(last);
    }

    private void tell(ScriptText script, int offset, String fileName, Outcome outcome) {
        switch (outcome) {
            case Outcome.Rejected(var problems) ->
                    problems.forEach(
                            problem -> tell(script, offset + problem.start(), problem.message()));
            case Outcome.Threw(var thrown) ->
                    tell(script, script.place(thrown, fileName, offset), thrown);
            case Outcome.Stopped() -> tell(script, offset, "stopped");
            case Outcome.Value _, Outcome.Done _ ->
                    throw new IllegalArgumentException("no failure: " + outcome);
        }
    }

    private void tell(ScriptText script, int offset, Throwable thrown) {
        tell(script, offset, StackTraces.clean(thrown.toString()));
        StackTraces.lines(thrown).forEach(errors);
    }

    private void tell(ScriptText script, int offset, String message) {
        errors.accept(script.describe(offset, message));
    }
}
