package dev.brood.repl;

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
 * it stays as it is for editing until the next line: the terminal would heed no Backspace for it. A whole line that the
 * terminal has edited is taken as it is, as it has been shown.
 */
final class TypedAhead {

    /** What is there comes at once, but through JLine's thread, which may be held up. */
    private static final long MOST_MILLIS = 250;

    /** Only asked how much is waiting. */
    private final InputStream input = new FileInputStream(FileDescriptor.in);

    private final Terminal terminal;
    private final Attributes usual;
    private volatile boolean isUsual = true;

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
        isUsual = false;
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
        isUsual = true;
    }

    /** The next line with its end, if the terminal has one that it has shown already; otherwise null. */
    String shownLine() throws IOException {
        if (!isUsual || isNothing()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = read(); b >= 0 && b != '\n'; b = read()) {
            line.write(b);
        }
        return line.toString(terminal.inputEncoding());
    }

    /** By JLine's stream, which may hold what it has read for somebody who was interrupted. */
    private int read() throws IOException {
        return terminal.input() instanceof NonBlockingInputStream stream
                ? stream.read(MOST_MILLIS)
                : terminal.input().read();
    }

    private boolean isNothing() {
        try {
            return input.available() == 0;
        } catch (IOException e) {
            return true;
        }
    }
}
