package dev.brood.internal.engine.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.exec.PumpStreamHandler;

/** Pumps a worker's output, and when the worker has ended, what is left of it. */
final class OutputPumps extends PumpStreamHandler {

    /**
     * A process that ended may have left behind another one that holds its output open. That is waited for so long and
     * no longer. Commons Exec has such a limit as well, but never waits for less than eight seconds then.
     */
    private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

    private final List<Thread> pumps = new ArrayList<>();

    OutputPumps(OutputStream out, OutputStream err) {
        super(out, err);
    }

    /** Commons Exec would close it; we write to it as long as the worker lives. */
    @Override
    public void setProcessInputStream(OutputStream toWorker) {
        // stays open
    }

    @Override
    protected Thread createPump(InputStream from, OutputStream to, boolean closeWhenExhausted) {
        Thread pump = super.createPump(from, to, closeWhenExhausted);
        pumps.add(pump);
        return pump;
    }

    @Override
    public void stop() throws IOException {
        long deadline = System.nanoTime() + AFTER_THE_END.toNanos();
        try {
            for (Thread pump : pumps) {
                pump.join(Duration.ofNanos(deadline - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        getErr().flush();
        getOut().flush();
    }
}
