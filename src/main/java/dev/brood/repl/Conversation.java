package dev.brood.repl;

import dev.brood.shell.Shell;
import java.util.OptionalInt;

/** What a command can see and do. */
final class Conversation {

    private final Shell shell;
    private final Screen screen;
    private final CtrlC ctrlC;
    private final Last last = new Last();
    private OptionalInt exitCode = OptionalInt.empty();

    Conversation(Shell shell, Screen screen, CtrlC ctrlC) {
        this.shell = shell;
        this.screen = screen;
        this.ctrlC = ctrlC;
    }

    Shell shell() {
        return shell;
    }

    Screen screen() {
        return screen;
    }

    CtrlC ctrlC() {
        return ctrlC;
    }

    /** What was shown last. */
    Last last() {
        return last;
    }

    /** Ends it after this command. */
    void end(int code) {
        exitCode = OptionalInt.of(code);
    }

    /** The code to exit with, once it has ended. */
    OptionalInt exitCode() {
        return exitCode;
    }
}
