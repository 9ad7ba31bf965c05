package dev.brood.engine.local;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cuts a worker's output into lines, as they came: a line ends with a line feed, and a carriage return is a byte like any
 * other. A last line without an end is told with one when the stream ends.
 */
final class OutputLines {

    /** So much without an end is told as it is, so that it does not fill the heap. */
    private static final int LONGEST_LINE = 16 << 20;

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

    private final class Cutter extends OutputStream {

        private final boolean error;
        private final AtomicLong delivered = new AtomicLong();

        /** The beginning of a line that is waiting for its end; guarded by this. */
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        private Cutter(boolean error) {
            this.error = error;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            int start = offset;
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    begun.write(bytes, start, i + 1 - start);
                    tell();
                    start = i + 1;
                }
            }
            begun.write(bytes, start, offset + length - start);
            if (begun.size() >= LONGEST_LINE) {
                tell();
            }
            delivered.addAndGet(length);
        }

        @Override
        public synchronized void flush() {
            if (begun.size() > 0) {
                begun.write('\n');
                tell();
            }
        }

        private void tell() {
            byte[] line = begun.toByteArray();
            begun.reset();
            sink.line(error, line);
        }
    }
}
