package dev.brood.internal.scheduler;

import dev.brood.internal.base.Deadline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The way to workers that do nothing by themselves; notes what the scheduler does. */
final class FakeLink implements TaskLink {

    /** A function that is nothing. */
    record FakeFunction() implements TaskFunction {}

    private final List<FakeWorker> workers = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private final Deque<Chunk> line = new ArrayDeque<>();
    private long numbered;
    private long taken = -1;

    /** What the scheduler has done, in order; from now on anew. */
    List<String> effects() {
        List<String> seen = List.copyOf(effects);
        effects.clear();
        return seen;
    }

    void note(String effect) {
        effects.add(effect);
    }

    /** Those that have not ended. */
    List<FakeWorker> living() {
        return workers.stream().filter(worker -> worker.exitCode() == null).toList();
    }

    FakeWorker worker(int number) {
        return workers.get(number);
    }

    /** The next chunk, which stays in the line. */
    Chunk next() {
        return line.peekFirst();
    }

    Chunk takeNext() {
        Chunk chunk = line.pollFirst();
        if (chunk != null) {
            taken = chunk.number();
        }
        return chunk;
    }

    @Override
    public TaskFunction function(Object function) {
        return new FakeFunction();
    }

    @Override
    public void release(TaskFunction function) {
        effects.add("release");
    }

    @Override
    public Put put(Chunk chunk) {
        chunk.sentAs(numbered++, null);
        line.addLast(chunk);
        return new Put(chunk.count(), null);
    }

    @Override
    public boolean withdraw(Chunk chunk) {
        boolean done = line.remove(chunk);
        if (done) {
            effects.add("withdraw");
        }
        return done;
    }

    @Override
    public long waiting() {
        return line.size();
    }

    @Override
    public boolean isTaken(long number) {
        return number <= taken;
    }

    @Override
    public WorkerLink start(Runnable onEnd) {
        FakeWorker worker = new FakeWorker(this, "worker " + workers.size(), onEnd);
        workers.add(worker);
        effects.add("start");
        return worker;
    }

    @Override
    public void close() {
        effects.add("close");
    }

    @Override
    public boolean isTooLate() {
        return false;
    }

    @Override
    public boolean await(BooleanSupplier condition, Deadline deadline) {
        throw new AssertionError("nobody waits here");
    }

    @Override
    public void wakeAll() {
        // nobody waits here
    }

    @Override
    public long bytesIn() {
        return 0;
    }

    @Override
    public void dispose() {
        effects.add("dispose");
    }
}
