package dev.brood.internal.scheduler.shared;

import dev.brood.error.WorkerDiedException;
import dev.brood.internal.scheduler.ClaimWord;
import dev.brood.internal.scheduler.WorkerEvents;
import dev.brood.internal.scheduler.WorkerLink;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A worker that is a process, as the pool reaches it: by the words that they share, and by signals. */
final class SharedWorker implements WorkerLink {

    /** Output that has been announced comes within microseconds, unless the terminal is stopped or all processors are busy. */
    private static final long OUTPUT_NANOS = 1_000_000_000;

    private final PoolWorker process;
    private final WorkerWords state;
    private final Consumer<SharedWorker> onDispose;

    /** What was printed and should be seen before its next report is taken, and since when; null if nothing. */
    private WorkerReport.Printed printed;

    private long printedSince;
    private volatile Integer exitCode;

    SharedWorker(PoolWorker process, WorkerWords state, Consumer<SharedWorker> onDispose) {
        this.process = process;
        this.state = state;
        this.onDispose = onDispose;
    }

    /** Starts its process. */
    void start(Runnable onEnd) {
        process.start();
        process.ended()
                .thenAccept(code -> {
                    exitCode = code;
                    onEnd.run();
                });
    }

    /** Whether it needs no call to take a chunk. */
    boolean isLooking() {
        return exitCode == null && state.isLooking();
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isReady() {
        return state.isReady();
    }

    @Override
    public Integer exitCode() {
        return exitCode;
    }

    @Override
    public long taken() {
        return state.taken();
    }

    @Override
    public ClaimWord claim() {
        return state.claim();
    }

    @Override
    public boolean take(boolean all, WorkerEvents events) {
        if (!all && isHeldUp()) {
            return false;
        }
        return WorkerReport.take(
                state.results(),
                events,
                next -> {
                    printed = next;
                    printedSince = System.nanoTime();
                });
    }

    @Override
    public boolean hasReports() {
        return state.results().hasItems();
    }

    /** Whether what it printed is to be seen before what it reports next. Nobody is held up meanwhile but this worker. */
    @Override
    public boolean isHeldUp() {
        if (printed == null) {
            return false;
        }
        if (process.delivered(printed.error()) < printed.bytes()
                && System.nanoTime() - printedSince < OUTPUT_NANOS
                && exitCode == null) {
            return true;
        }
        printed = null;
        return false;
    }

    @Override
    public long bytesOut() {
        return state.results().bytesPut();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void join() {
        process.join();
    }

    @Override
    public void dispose() {
        onDispose.accept(this);
        state.results().dispose();
    }

    @Override
    public Supplier<RuntimeException> death(Supplier<String> item) {
        String name = process.name();
        long pid = process.pid();
        int code = exitCode;
        List<String> lines = process.lastErrorLines();
        return () -> new WorkerDiedException(name, pid, code, lines, item.get());
    }

    @Override
    public String fateOfLateTask() {
        return "and was killed with it";
    }

    @Override
    public String toString() {
        return process.name() + " (pid " + process.pid() + ")";
    }
}
