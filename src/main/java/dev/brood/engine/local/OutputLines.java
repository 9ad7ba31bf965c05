package dev.brood.engine.local;

import dev.brood.engine.WorkerListener;
import java.nio.charset.StandardCharsets;
import org.apache.commons.exec.LogOutputStream;

/** Cuts a worker's output into lines for its listener. A last line without an end is told when the stream ends. */
record OutputLines(WorkerListener listener) {

    LogOutputStream stream(boolean error) {
        return new LogOutputStream(error ? 1 : 0, StandardCharsets.UTF_8) {
            @Override
            protected void processLine(String line, int level) {
                listener.line(error, line);
            }
        };
    }
}
