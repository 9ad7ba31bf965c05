package dev.brood.internal.engine.local;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cuts a worker's output into lines, as they came: a line ends with a line feed, and a carriage return is a byte like any
 * other. A last line without an end is told with one when the stream ends.
 */
final class OutputLines {

    /** So much without an end is told as it is, so that it does not fill the heap. */
    private static final int LONGEST_LINE = 16 << 20;

    /** What a cutter keeps for the next line. */
    private static final int KEPT = 1 << 16;

    private static final byte[] LOST =
            "brood: output of this process was lost here, as its parent was out of memory\n"
                    .getBytes(StandardCharsets.UTF_8);

    /** Takes a line. */
    interface Sink {
        void line(boolean error, byte[] bytes);
    }

    private final Sink sink;
    private final Cutter out = new Cutter(false);
    private final Cutter err = new Cutter(true);

    OutputLines(Sink sink) {
        this.sink = sink;
    }

    private Cutter cutter(boolean error) {
        return error ? err : out;
    }

    /** How many bytes have been cut. */
    long delivered(boolean error) {
        return cutter(error).delivered.get();
    }

    /** Takes the output; a flush says that it has ended. */
    OutputStream stream(boolean error) {
        return cutter(error);
    }

    /** Adds a line of ours to its errors. */
    void say(String line) {
        sink.line(true, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private final class Cutter extends OutputStream {

        private final boolean error;
        private final AtomicLong delivered = new AtomicLong();

        /** The beginning of a line that is waiting for its end, or null; guarded by this. */
        @GuardedBy("this")
        private ByteArrayOutputStream begun;

        /** What came was dropped, and that was not said yet; guarded by this. */
        @GuardedBy("this")
        private boolean lost;

        private Cutter(boolean error) {
            this.error = error;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        /** Without memory, output is dropped: if the thread that calls this ended, the process would wait for ever with a full pipe. */
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            try {
                sayWhatWasLost();
                cut(bytes, offset, length);
            } catch (OutOfMemoryError e) {
                drop();
            }
            delivered.addAndGet(length);
        }

        @GuardedBy("this")
        private void cut(byte[] bytes, int offset, int length) {
            int start = offset;
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    begin().write(bytes, start, i + 1 - start);
                    tell();
                    start = i + 1;
                }
            }
            begin().write(bytes, start, offset + length - start);
            if (begun.size() >= LONGEST_LINE) {
                tell();
            }
        }

        @GuardedBy("this")
        private ByteArrayOutputStream begin() {
            if (begun == null) {
                begun = new ByteArrayOutputStream();
            }
            return begun;
        }

        @GuardedBy("this")
        private void drop() {
            begun = null;
            lost = true;
        }

        @GuardedBy("this")
        private void sayWhatWasLost() {
            if (lost) {
                sink.line(true, LOST);
                lost = false;
            }
        }

        @Override
        public synchronized void flush() {
            try {
                sayWhatWasLost();
                if (begun != null && begun.size() > 0) {
                    begun.write('\n');
                    tell();
                }
            } catch (OutOfMemoryError e) {
                drop();
            }
        }

        @GuardedBy("this")
        private void tell() {
            byte[] line = begun.toByteArray();
            if (line.length > KEPT) {
                begun = null; // or every worker that ever wrote a long line would hold its room
            } else {
                begun.reset();
            }
            sink.line(error, line);
        }
    }
}
