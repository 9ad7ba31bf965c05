package dev.brood.internal.repl;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jline.reader.LineReader;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * Takes what is pasted, up to the terminal's mark of its end. JLine's own way to do that cannot be interrupted, which is bad
 * if that mark does not come. After Ctrl-C the rest of the paste is dropped: typed lines would be evaluated.
 */
final class PasteHandler {

    private static final String END = "\u001b[201~";
    private static final long SLICE_MILLIS = 50;

    /** When nothing came for so long, what was dropped has no end. */
    private static final int MOST_IDLE_SLICES = 6;

    /** So many bytes are a character at least, however broken. */
    private static final int SURELY_A_CHARACTER = 8;

    /** Only asked how much is waiting. */
    private final InputStream terminalInput = new FileInputStream(FileDescriptor.in);

    private final LineReader reader;

    PasteHandler(LineReader reader) {
        this.reader = reader;
    }

    /** Reads the rest of the paste and puts it at the cursor. */
    boolean paste() {
        Terminal terminal = reader.getTerminal();
        Attributes before = keepMark(terminal);
        try {
            reader.getBuffer().write(text(terminal.reader()).replace('\r', '\n'));
            return true;
        } catch (IOException e) {
            throw new IOError(e); // as JLine's own reading does; it knows an interrupt by the cause
        } finally {
            terminal.setAttributes(before);
        }
    }

    /** Ctrl-C must not drop what is waiting to be read, as elsewhere: the mark is there, too. */
    private static Attributes keepMark(Terminal terminal) {
        Attributes before = terminal.getAttributes();
        Attributes keeping = new Attributes(before);
        keeping.setLocalFlag(LocalFlag.NOFLSH, true);
        terminal.setAttributes(keeping);
        return before;
    }

    private String text(NonBlockingReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean dropped = false;
        int end = -1;
        for (int idle = 0; end < 0 && !(dropped && idle > MOST_IDLE_SLICES); ) {
            int read = read(in);
            if (read == NonBlockingReader.EOF) {
                break;
            }
            if (Thread.interrupted()) {
                dropped = true;
                idle = 0;
            }
            idle = read < 0 ? idle + 1 : 0;
            if (read >= 0) {
                text.append((char) read);
                end = text.indexOf(END, text.length() - END.length());
            }
        }
        if (dropped) {
            throw new InterruptedIOException("Ctrl-C");
        }
        return end < 0 ? text.toString() : text.substring(0, end);
    }

    /** Waiting for a character takes another thread; it is spared where there is one. */
    private int read(NonBlockingReader in) throws IOException {
        try {
            boolean isThere = terminalInput.available() > SURELY_A_CHARACTER;
            return isThere ? in.read() : in.read(SLICE_MILLIS);
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            return NonBlockingReader.READ_EXPIRED;
        }
    }
}
