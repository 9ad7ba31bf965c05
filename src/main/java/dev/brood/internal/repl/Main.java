package dev.brood.internal.repl;

import dev.brood.internal.dependency.Coordinates;
import dev.brood.internal.process.ThisProcess;
import dev.brood.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The command: runs a script, a text or the prompt. JLine's classes are loaded for the prompt only. */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int USUAL_STANDBY = 12;

    private Main() {}

    /**
     * Runs the command. Returns where it ends well, as then Java waits for the threads of a script.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        StandardStream.install();
        int code;
        try {
            code = run(Options.parse(arguments));
        } catch (UsageException e) {
            System.err.println("repl: " + e.getMessage());
            code = WRONG_USE;
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(Options options) throws UsageException {
        if (options.help()) {
            System.out.print(Options.usage());
            return 0;
        }
        if (options.version()) {
            System.out.println(Version.line());
            return 0;
        }
        ThisProcess.mostStandby(
                options.standby() == null
                        ? Integer.getInteger("brood.standby", USUAL_STANDBY)
                        : options.standby());
        if (options.workersHeap() != null) {
            ThisProcess.workersHeap(options.workersHeap());
        }
        Script script = script(options);
        if (script == null) {
            return prompt(
                    () -> Shell.open(options.classPath(), options.args()), options.dependencies());
        }
        int foreseen = ForeseenWorkers.of(script.text());
        if (foreseen > 0) {
            ThisProcess.standBy(foreseen); // they boot while the script is compiled, or loaded
        }
        boolean isText = options.text() != null;
        RecordedScript recorded = options.stay() ? null : RecordedScript.find(script, options);
        if (recorded != null) {
            ScriptRun.End end = recorded.run(options.args(), isText);
            ThisProcess.finishChildren();
            return end.code();
        }
        Shell shell = Shell.open(options.classPath(), options.args());
        ScriptRun.End end = ScriptRun.run(shell, script, options.dependencies(), isText);
        if (options.stay() && !end.asked()) {
            ProgressBar.leaveTerminal();
            return prompt(() -> shell, List.of());
        }
        ThisProcess.finishChildren();
        return end.code();
    }

    private static int prompt(Supplier<Shell> shell, List<Coordinates> dependencies) {
        int code = FAILED;
        try {
            code = Prompt.open(shell).run(dependencies);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        }
        System.exit(code); // whoever leaves the prompt leaves the threads of the session too
        return code;
    }

    /** What is to be run, or null for the prompt alone. */
    private static Script script(Options options) throws UsageException {
        if (options.text() != null) {
            return Script.ofText(options.text());
        }
        if (options.script() != null) {
            return Script.read(options.script());
        }
        return options.stay() || isTerminal() ? null : Script.read(Script.STANDARD_INPUT);
    }

    /** Whether somebody sits at standard input; Java itself only tells whether that is so for output as well. */
    private static boolean isTerminal() {
        if (SystemTerminal.isThere()) {
            return true;
        }
        try {
            Path input = Path.of("/dev/stdin").toRealPath();
            return input.startsWith("/dev/pts") || input.toString().startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
