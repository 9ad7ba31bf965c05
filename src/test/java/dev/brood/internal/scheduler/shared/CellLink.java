package dev.brood.internal.scheduler.shared;

import dev.brood.function.Fn1;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.RecordedWords;
import dev.brood.internal.scheduler.Chunk;
import dev.brood.internal.scheduler.TaskFunction;
import dev.brood.internal.scheduler.TaskLink;
import dev.brood.internal.scheduler.WorkerLink;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * The way to {@link CellWorker}s. Whoever waits for a result has them run meanwhile, one after the other. The first has the fate that
 * a test gives it, all others live.
 */
final class CellLink implements TaskLink {

    private record Nothing() implements TaskFunction {}

    private final MemorySegment cell = RecordedWords.cell(PoolWords.SIZE);
    private final PoolWords pool = new PoolWords(new AtomicMemory(cell));
    private final ChunkWriter writer = new ChunkWriter();
    private final List<CellWorker> workers = new CopyOnWriteArrayList<>();
    private final Thread tester = Thread.currentThread();
    private final BiFunction<Integer, MemorySegment, RecordedWords> fate;
    private final int stores;
    private volatile RecordedWords first;
    private final Fn1<Integer, Integer> function;

    CellLink(
            BiFunction<Integer, MemorySegment, RecordedWords> fate,
            int stores,
            Fn1<Integer, Integer> function) {
        this.fate = fate;
        this.stores = stores;
        this.function = function;
        pool.closing(); // a worker ends when it finds nothing, and the next takes its place
    }

    /** Whether the first one has come to its end with so few stores that it did not meet its fate. */
    boolean hasTheFirstSurvived() {
        return workers.getFirst().exitCode() == 0 && first.stores().size() <= stores;
    }

    @Override
    public WorkerLink start(Runnable onEnd) {
        MemorySegment its = RecordedWords.cell(WorkerWords.SIZE);
        RecordedWords words = workers.isEmpty() ? fate.apply(stores, its) : RecordedWords.of(its);
        CellWorker worker =
                new CellWorker(its, words, new PoolWords(words.also(cell)), function, onEnd);
        first = workers.isEmpty() ? words : first;
        workers.add(worker);
        return worker;
    }

    @Override
    public boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        if (Thread.currentThread() != tester) {
            Thread.sleep(1);
            return condition.getAsBoolean();
        }
        for (CellWorker worker : workers) {
            if (worker.exitCode() == null) {
                try {
                    worker.run();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                break;
            }
        }
        return condition.getAsBoolean();
    }

    @Override
    public Put put(Chunk chunk) {
        writer.write(chunk);
        var record = writer.record(1, chunk.arity());
        chunk.sentAs(Uninterrupted.await(() -> pool.tasks().put(record)), null);
        return new Put(writer.written(), writer.refused());
    }

    @Override
    public boolean withdraw(Chunk chunk) {
        return Uninterrupted.await(() -> pool.tasks().remove(chunk.number()));
    }

    @Override
    public long waiting() {
        return pool.tasks().size();
    }

    @Override
    public boolean isTaken(long number) {
        return number < pool.tasks().gets();
    }

    @Override
    public TaskFunction function(Object any) {
        return new Nothing();
    }

    @Override
    public void release(TaskFunction any) {
        // nothing is kept
    }

    @Override
    public void close() {
        // it always was
    }

    @Override
    public boolean isTooLate() {
        return false;
    }

    @Override
    public void wakeAll() {
        // nobody sleeps
    }

    @Override
    public long bytesIn() {
        return 0;
    }

    @Override
    public void dispose() {
        pool.tasks().dispose();
    }
}
