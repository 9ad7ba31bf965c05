package dev.brood.internal.repl;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingInputStream;

/**
 * How the terminal is between two lines that are edited: as programs expect it, which edits by itself and shows what is typed,
 * for the console of Java and for programs that a snippet starts. But if there is something by then that was typed ahead,
 * it stays as it is for editing until the next line: the terminal would heed no Backspace for it. What the terminal has shown
 * is not to be shown again: of that we take the whole lines as they are.
 */
final class TypedAhead {

    /** What is there comes at once, but through JLine's thread, which may be held up. */
    private static final long MOST_MILLIS = 250;

    /** Only asked how much is waiting. */
    private final InputStream input = new FileInputStream(FileDescriptor.in);

    private final Terminal terminal;
    private final Attributes usual;
    private boolean isUsual = true;

    /** How many bytes that nobody has read yet the terminal had shown before it was made for editing. */
    private int shown;

    TypedAhead(Terminal terminal) {
        this.terminal = terminal;
        this.usual = terminal.getAttributes();
    }

    /** A line is to be edited: JLine is to leave the terminal at its end as it is from now on. */
    synchronized void begin() {
        if (!isUsual) {
            return;
        }
        Attributes editing = new Attributes(usual);
        editing.setLocalFlag(LocalFlag.ICANON, false);
        editing.setLocalFlag(LocalFlag.ECHO, false);
        editing.setInputFlag(InputFlag.ICRNL, false);
        editing.setControlChar(ControlChar.VMIN, 1);
        editing.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(editing);
        isUsual = false;
        shown = waiting(); // counted now, as from now on the terminal shows nothing
    }

    /** A line has been edited. */
    synchronized void end() {
        shown = 0;
        if (waiting() == 0) {
            makeUsual();
            if (waiting() > 0) {
                begin();
            }
        }
    }

    /** Has the terminal as it was before us. */
    synchronized void makeUsual() {
        terminal.setAttributes(usual);
        isUsual = true;
        shown = 0;
    }

    /**
     * Takes what the terminal had shown when the line {@linkplain #begin() began}.
     *
     * @return a whole line with its newline, after which none is edited; otherwise the beginning of one, or nothing
     */
    synchronized String shown() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int last = 0;
        while (shown > 0 && last != '\n') {
            last = read();
            shown--;
            if (last < 0) {
                break;
            }
            line.write(last);
        }
        if (last == '\n' && shown == 0) {
            end();
        }
        return line.toString(terminal.inputEncoding());
    }

    /** By JLine's stream, which may hold what it has read for somebody who was interrupted. */
    private int read() throws IOException {
        return terminal.input() instanceof NonBlockingInputStream stream
                ? stream.read(MOST_MILLIS)
                : terminal.input().read();
    }

    private int waiting() {
        try {
            return input.available();
        } catch (IOException e) {
            return 0;
        }
    }
}
