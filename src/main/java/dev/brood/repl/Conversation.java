package dev.brood.repl;

import dev.brood.shell.Shell;
import java.util.OptionalInt;
import org.jline.reader.LineReader;

/** What a command can see and do. */
final class Conversation {

    private final Shell shell;
    private final Screen screen;
    private final CtrlC ctrlC;
    private final LineReader reader;
    private final OutputLook output;
    private final Last last = new Last();
    private OptionalInt exitCode = OptionalInt.empty();

    Conversation(Shell shell, Screen screen, CtrlC ctrlC, LineReader reader, OutputLook output) {
        this.shell = shell;
        this.screen = screen;
        this.ctrlC = ctrlC;
        this.reader = reader;
        this.output = output;
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

    /** Has lines edited with the keys of emacs or of vi from now on. */
    void editMode(EditMode mode) {
        mode.use(reader);
    }

    /** How the output of children looks. */
    OutputLook output() {
        return output;
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
