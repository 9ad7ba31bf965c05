package dev.brood.internal.repl;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * Standard input for snippets at a terminal: lines that are typed as somebody reads. What has been printed in the line before
 * is their prompt. What a snippet leaves of its last line is not for the next one.
 */
final class LineInput extends InputStream {

    private final TypedLines lines;
    private final CurrentLine current;
    private final Charset charset;

    /** Guarded by this. */
    @GuardedBy("this")
    private byte[] line = {};

    /** Guarded by this. */
    @GuardedBy("this")
    private int start;

    LineInput(TypedLines lines, CurrentLine current, Charset charset) {
        this.lines = lines;
        this.current = current;
        this.charset = charset;
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
        int count = take(bytes, offset, length);
        while (count == 0) {
            String typed = lines.line(this::question);
            if (typed == null) {
                return -1;
            }
            add(typed + System.lineSeparator());
            count = take(bytes, offset, length);
        }
        return count;
    }

    private String question() {
        System.out.flush();
        return current.text();
    }

    private synchronized void add(String text) {
        byte[] more = text.getBytes(charset);
        byte[] all = new byte[available() + more.length];
        System.arraycopy(line, start, all, 0, available());
        System.arraycopy(more, 0, all, available(), more.length);
        line = all;
        start = 0;
    }

    private synchronized int take(byte[] bytes, int offset, int length) {
        int count = Math.min(length, available());
        System.arraycopy(line, start, bytes, offset, count);
        start += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return line.length - start;
    }

    /** Forgets what nobody has read of the last line. */
    synchronized void forget() {
        start = line.length;
    }
}
