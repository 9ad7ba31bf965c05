package dev.brood.internal.scheduler.inline;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.scheduler.Chunk;
import dev.brood.internal.scheduler.PoolOptions;
import dev.brood.internal.scheduler.TaskFunction;
import dev.brood.internal.scheduler.TaskLink;
import dev.brood.internal.scheduler.WorkerLink;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The way to workers that are threads of this process. Nothing is encoded, so there is nothing that cannot be sent. */
public final class InlineLink implements TaskLink {

    /** For names; counts in all pools, as for processes. */
    private static final AtomicInteger NAMED = new AtomicInteger();

    private final PoolOptions options;
    private final ChunkLine line = new ChunkLine();
    private final EventCount resultsReady = new EventCount();
    private int named;

    /**
     * Makes a way to workers that are not there yet.
     *
     * @param options how they work; nothing in them is about processes, but for the name
     */
    public InlineLink(PoolOptions options) {
        this.options = options;
    }

    /** A function as it is. */
    record PlainFunction(Object function) implements TaskFunction {}

    @Override
    public TaskFunction function(Object function) {
        return new PlainFunction(function);
    }

    @Override
    public void release(TaskFunction function) {
        // nobody else knows of it
    }

    @Override
    public Put put(Chunk chunk) {
        line.put(chunk);
        return new Put(chunk.count(), null);
    }

    @Override
    public boolean withdraw(Chunk chunk) {
        return line.remove(chunk);
    }

    @Override
    public long waiting() {
        return line.size();
    }

    @Override
    public boolean isTaken(long number) {
        return line.isTaken(number);
    }

    @Override
    public WorkerLink start(Runnable onEnd) {
        String name = options.process().name();
        WorkerThread worker =
                new WorkerThread(
                        name == null
                                ? "ThreadPoolWorker-" + NAMED.incrementAndGet()
                                : name + "-worker-" + ++named,
                        line,
                        resultsReady,
                        options,
                        onEnd);
        worker.start();
        return worker;
    }

    @Override
    public void close() {
        line.close();
    }

    @Override
    public boolean isTooLate() {
        return false;
    }

    @Override
    public boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        return resultsReady.await(condition, deadline);
    }

    @Override
    public void wakeAll() {
        resultsReady.wakeAll();
    }

    @Override
    public long bytesIn() {
        return 0;
    }

    @Override
    public void dispose() {
        line.close();
    }
}
