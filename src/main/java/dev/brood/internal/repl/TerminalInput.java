package dev.brood.internal.repl;

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

    /** A line comes from the terminal at once, but byte by byte through JLine's thread, which may be held up. */
    private static final long REST_MILLIS = 250;

    private final NonBlockingInputStream in;

    /** What came of a line that was not read to its end stays here for the next who reads, and does not get to the prompt. */
    private final byte[] buffer = new byte[8192];

    private int start;
    private int end;

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
        if (start == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - start);
        System.arraycopy(buffer, start, bytes, offset, count);
        start += count;
        return count;
    }

    @Override
    public int available() {
        return end - start;
    }

    /** Enter, pressed before the terminal was told that a snippet reads, has not become the end of a line. */
    private void endLines() {
        for (int i = start; i < end; i++) {
            if (buffer[i] == '\r') {
                buffer[i] = '\n';
            }
        }
    }

    /** Gets the rest of a line. There is none when Ctrl-D was pressed within it. */
    private void fillLine() throws IOException {
        int count = end;
        while (count > 0 && end < buffer.length && !isEnd(buffer[end - 1])) {
            count = in.readBuffered(buffer, end, buffer.length - end, REST_MILLIS);
            end += Math.max(0, count);
        }
    }

    private static boolean isEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    private boolean fill() throws IOException {
        while (true) {
            int count = in.readBuffered(buffer, 0, buffer.length, SLICE_MILLIS);
            if (count > 0) {
                start = 0;
                end = count;
                fillLine();
                endLines();
                return true;
            }
            if (count == NonBlockingInputStream.EOF) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedIOException("reading was interrupted");
            }
        }
    }
}
