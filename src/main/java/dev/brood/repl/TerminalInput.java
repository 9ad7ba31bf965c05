package dev.brood.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingInputStream;

/**
 * Standard input for snippets. Unlike Java's own it can be interrupted, so that Ctrl-C stops a snippet that reads: one that
 * was left behind would take away what is typed next.
 */
final class TerminalInput extends InputStream {

    private static final long SLICE_MILLIS = 50;

    private final NonBlockingInputStream in;

    private TerminalInput(NonBlockingInputStream in) {
        this.in = in;
    }

    /** Reads from the terminal, if that can be done without blocking; otherwise leaves things as they are. */
    static void install(Terminal terminal) {
        if (terminal.input() instanceof NonBlockingInputStream input) {
            System.setIn(new TerminalInput(input));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            int count = in.readBuffered(bytes, offset, length, SLICE_MILLIS);
            if (count > 0 || count == NonBlockingInputStream.EOF) {
                return count;
            }
            if (Thread.interrupted()) {
                throw new InterruptedIOException("reading was interrupted");
            }
        }
    }
}
