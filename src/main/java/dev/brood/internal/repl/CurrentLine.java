package dev.brood.internal.repl;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** What has been printed since the last end of a line: before somebody who is to type an answer, it is the prompt. */
final class CurrentLine {

    /** Of a longer line the end is enough, as no more of it is redrawn. */
    private static final int MOST_BYTES = 1 << 14;

    private final Charset charset;

    /** Guarded by this. */
    @GuardedBy("this")
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CurrentLine(Charset charset) {
        this.charset = charset;
    }

    /** Notes what was printed. */
    synchronized void printed(byte[] text, int offset, int length) {
        int start = offset + length;
        while (start > offset && text[start - 1] != '\n' && text[start - 1] != '\r') {
            start--;
        }
        if (start > offset || bytes.size() + length > MOST_BYTES) {
            bytes.reset();
        }
        int end = offset + length;
        int from = Math.max(start, end - MOST_BYTES);
        bytes.write(text, from, end - from);
    }

    /** Notes that a new line was begun. */
    synchronized void ended() {
        bytes.reset();
    }

    synchronized String text() {
        return bytes.toString(charset);
    }
}
