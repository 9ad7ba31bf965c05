package dev.brood.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a script: a text of snippets, one after the other, up to the first that fails. A failure is told as
 * {@code file:line:column}, the message, the line and a caret.
 */
public final class ScriptRunner {

    private final Shell shell;
    private final PrintStream errors;

    /**
     * Makes a runner.
     *
     * @param shell evaluates the snippets
     * @param errors where failures are told
     */
    public ScriptRunner(Shell shell, PrintStream errors) {
        this.shell = shell;
        this.errors = errors;
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
        ScriptText script = new ScriptText(name, text);
        String fileName =
                Path.of(name).getFileName() == null ? name : Path.of(name).getFileName().toString();
        Outcome last = null;
        String rest = script.code();
        while (true) {
            int offset = script.code().length() - rest.length();
            int command = ScriptText.commandStart(rest);
            if (command >= 0) {
                String line = rest.substring(command).lines().findFirst().orElse("");
                if (ScriptCommand.isExit(line)) {
                    return finish(script, ScriptCommand.exitCode(line), last);
                }
                String problem = ScriptCommand.problem(line);
                if (problem != null) {
                    tell(script, offset + command, problem);
                    return new Result.Failed();
                }
                rest = rest.substring(Math.min(rest.length(), command + line.length()));
                continue;
            }
            Cut cut = shell.cut(rest);
            if (cut.state() == Cut.State.EMPTY) {
                return finish(script, null, last);
            }
            boolean whole = cut.state() == Cut.State.COMPLETE;
            String snippet = whole ? cut.snippet() : rest;
            last = shell.eval(snippet, new Origin(fileName, script.line(offset)));
            if (!(last instanceof Outcome.Value || last instanceof Outcome.Done)) {
                tell(script, offset, fileName, last);
                return new Result.Failed();
            }
            rest = whole ? cut.rest() : "";
        }
    }

    private Result finish(ScriptText script, Integer exitCode, Outcome last) {
        List<Shell.Unresolved> unresolved = shell.unresolved();
        if (!unresolved.isEmpty()) {
            for (Shell.Unresolved each : unresolved) {
                tell(script, script.offset(each.origin().line()), each.message());
            }
            return new Result.Failed();
        }
        return exitCode == null ? new Result.Finished(last) : new Result.Exit(exitCode);
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
        tell(script, offset, thrown.toString());
        StackTraces.print(thrown, errors);
    }

    private void tell(ScriptText script, int offset, String message) {
        errors.println(script.describe(offset, message));
    }
}
