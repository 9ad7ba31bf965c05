package dev.brood.engine.local;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.exec.LogOutputStream;

/** Cuts a worker's output into lines. A last line without an end is told when the stream ends. */
final class OutputLines {

    /** Takes a line. */
    interface Sink {
        void line(boolean error, String text);
    }

    private final Sink sink;
    private final AtomicLong out = new AtomicLong();
    private final AtomicLong err = new AtomicLong();

    OutputLines(Sink sink) {
        this.sink = sink;
    }

    private AtomicLong counter(boolean error) {
        return error ? err : out;
    }

    /** How many bytes have been cut. */
    long delivered(boolean error) {
        return counter(error).get();
    }

    LogOutputStream stream(boolean error) {
        return new LogOutputStream(error ? 1 : 0, StandardCharsets.UTF_8) {
            @Override
            protected void processLine(String line, int level) {
                sink.line(error, line);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
                super.write(bytes, offset, length);
                counter(error).addAndGet(length);
            }
        };
    }
}
