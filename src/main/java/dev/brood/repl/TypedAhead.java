package dev.brood.repl;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/**
 * How the terminal is between two lines that are edited: as programs expect it, which edits by itself and shows what is typed,
 * for the console of Java and for programs that a snippet starts. But if there is something by then that was typed ahead,
 * it stays as it is for editing until the next line: the terminal would heed no Backspace for it.
 */
final class TypedAhead {

    /** Only asked how much is waiting. */
    private final InputStream input = new FileInputStream(FileDescriptor.in);

    private final Terminal terminal;
    private final Attributes usual;

    TypedAhead(Terminal terminal) {
        this.terminal = terminal;
        this.usual = terminal.getAttributes();
    }

    /** A line is to be edited: JLine is to leave the terminal at its end as it is from now on. */
    void begin() {
        Attributes editing = new Attributes(usual);
        editing.setLocalFlag(LocalFlag.ICANON, false);
        editing.setLocalFlag(LocalFlag.ECHO, false);
        editing.setInputFlag(InputFlag.ICRNL, false);
        editing.setControlChar(ControlChar.VMIN, 1);
        editing.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(editing);
    }

    /** A line has been edited. */
    void end() {
        if (isNothing()) {
            makeUsual();
            if (!isNothing()) {
                begin();
            }
        }
    }

    /** Has the terminal as it was before us. */
    void makeUsual() {
        terminal.setAttributes(usual);
    }

    private boolean isNothing() {
        try {
            return input.available() == 0;
        } catch (IOException e) {
            return true;
        }
    }
}
