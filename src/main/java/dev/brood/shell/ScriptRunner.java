package dev.brood.shell;

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
    private Recording recording = Recording.NONE;
    private Recorded recorded;

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

    /**
     * Has the run recorded.
     *
     * @return this
     */
    public ScriptRunner recording() {
        recording = new Recording();
        return this;
    }

    /**
     * Gives what was recorded.
     *
     * @return null if the script has not run to its end, or does what takes a session
     */
    public Recorded recorded() {
        return recorded;
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
        ScriptFailures failures = new ScriptFailures(script, errors);
        shell.recordTo(recording);
        try {
            return run(script, failures);
        } finally {
            shell.recordTo(Recording.NONE); // a prompt may follow, which lasts
        }
    }

    private Result run(ScriptText script, ScriptFailures failures) {
        Outcome last = null;
        boolean failed = false;
        String rest = script.code();
        while (goesOn || !failed) {
            int offset = script.code().length() - rest.length();
            int command = ScriptText.commandStart(rest);
            if (command >= 0) {
                recording.giveUp();
                String line = rest.substring(command).lines().findFirst().orElse("");
                Ran ran = commands.run(line.strip());
                if (ran.exitCode().isPresent()) {
                    return finish(failures, ran.exitCode(), last, failed);
                }
                if (ran.problem() != null) {
                    failures.tell(offset + command, ran.problem());
                    failed = true;
                }
                rest = rest.substring(Math.min(rest.length(), command + line.length()));
                continue;
            }
            Cut cut = shell.cut(rest);
            if (cut.state() == Cut.State.EMPTY) {
                return finish(failures, OptionalInt.empty(), last, failed);
            }
            if (cut.state() == Cut.State.INCOMPLETE) {
                failures.tell(ScriptText.codeStart(script.code(), offset), UNFINISHED);
                return new Result.Failed();
            }
            recording.begin(offset);
            last = shell.eval(cut.snippet(), new Origin(failures.fileName(), script.line(offset)));
            recording.end(shell::lines);
            if (last instanceof Outcome.Stopped) {
                failures.tell(offset, last);
                return new Result.Failed();
            }
            if (!last.isSuccess()) {
                failures.tell(offset, last);
                if (last instanceof Outcome.Rejected) {
                    shell.hint(cut.snippet()).ifPresent(hint -> errors.accept("    " + hint));
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

    private Result finish(
            ScriptFailures failures, OptionalInt exitCode, Outcome last, boolean failed) {
        List<Shell.Unresolved> unresolved = shell.unresolved();
        if (!unresolved.isEmpty() && !goesOn) { // at a prompt, what is missing may come yet
            for (Shell.Unresolved each : unresolved) {
                failures.tell(failures.script().offset(each.origin().line()), each.message());
            }
            return new Result.Failed();
        }
        if (exitCode.isPresent()) {
            return new Result.Exit(exitCode.getAsInt());
        }
        if (failed) {
            return new Result.Failed();
        }
        List<Step> steps = recording.steps();
        recorded =
                steps == null
                        ? null
                        : new Recorded(
                                steps, last instanceof Outcome.Value value && !value.declaration());
        return new Result.Finished(last);
    }
}
