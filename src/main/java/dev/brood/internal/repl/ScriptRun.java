package dev.brood.internal.repl;

import dev.brood.internal.command.CommandException;
import dev.brood.internal.command.Commands;
import dev.brood.internal.command.SessionDependencies;
import dev.brood.internal.dependency.Coordinates;
import dev.brood.shell.Outcome;
import dev.brood.shell.ScriptRunner;
import dev.brood.shell.ScriptRunner.Result;
import dev.brood.shell.Shell;
import java.util.Arrays;
import java.util.List;

/** Runs a script in a session and says how the command is to end. */
final class ScriptRun {

    private static final int FAILED = 1;

    private ScriptRun() {}

    /**
     * What came of it.
     *
     * @param code the exit code
     * @param asked whether the script asked for its end, by {@code /exit}
     */
    record End(int code, boolean asked) {}

    static End run(Shell shell, Script script, List<Coordinates> dependencies, boolean printValue) {
        ProgressBar.installLater();
        ScriptConversation conversation = new ScriptConversation(shell);
        try {
            SessionDependencies.add(
                    () -> RecordedScript.wanted(script, dependencies), conversation);
        } catch (CommandException e) {
            System.err.println(script.name() + ": " + e.getMessage());
            return new End(FAILED, false);
        }
        ScriptCache cache = ScriptCache.of(script, shell.classPath());
        ScriptRunner runner =
                new ScriptRunner(
                                shell,
                                ScriptRun::complain,
                                line -> new Commands().runInFile(line, conversation),
                                false)
                        .recording();
        Result result = runner.run(script.name(), script.text());
        End end = end(result, printValue);
        cache.keep(runner.recorded());
        return end;
    }

    /** Tells of a failure. */
    static void complain(String text) {
        System.out.flush();
        System.err.println(text);
    }

    /** Shows what came of it, if that is wanted. */
    static End end(Result result, boolean printValue) {
        End end = new End(FAILED, false);
        if (result instanceof Result.Finished(var last)) {
            if (printValue && last instanceof Outcome.Value value) {
                print(value);
            }
            end = new End(0, false);
        } else if (result instanceof Result.Exit(int code)) {
            end = new End(code, true);
        }
        System.out.flush();
        return end;
    }

    private static void print(Outcome.Value value) {
        if (!value.declaration()) {
            // deepToString knows all kinds of arrays, and leaves anything else as it is
            String text = Arrays.deepToString(new Object[] {value.value()});
            System.out.println(text.substring(1, text.length() - 1));
        }
    }
}
