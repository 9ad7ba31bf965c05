package dev.brood.internal.scheduler;

import dev.brood.error.TaskTimeoutException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Deals with workers that have ended: finds what of a dead one's chunk was done, was being done and was not begun, and has another
 * worker take its place. Guarded by the scheduler's lock.
 */
final class WorkerReaper {

    private static final int MOST_LOST_BEFORE_START = 3;

    private final TaskLink link;
    private final WorkerSet workers;
    private final PoolOptions options;
    private final SchedulerState state;
    private final ResultReader reader;
    private final PoolMetrics metrics;
    private final LongSupplier clock;

    WorkerReaper(
            TaskLink link,
            WorkerSet workers,
            PoolOptions options,
            SchedulerState state,
            ResultReader reader,
            PoolMetrics metrics,
            LongSupplier clock) {
        this.link = link;
        this.workers = workers;
        this.options = options;
        this.state = state;
        this.reader = reader;
        this.metrics = metrics;
        this.clock = clock;
    }

    void reap() {
        for (WorkerHandle handle : List.copyOf(workers.handles())) {
            if (handle.hasEnded()) {
                reap(handle);
            }
        }
    }

    private void reap(WorkerHandle dead) {
        long taken = dead.link().taken();
        boolean gone = taken >= 0 && link.isTaken(taken);
        boolean others = false;
        for (WorkerHandle other : workers.handles()) {
            others |= other != dead && other.link().taken() == taken;
        }
        // read all results after sampling what the others have taken: a worker that took this chunk
        // and moved on has reported by then that it began it
        reader.readAll();
        Chunk chunk = state.inFlight(taken);
        if (chunk != null && (chunk.isBegunBy(dead) || !chunk.isBegun() && gone && !others)) {
            recoverChunk(dead, chunk);
        }
        metrics.gone(dead, clock.getAsLong());
        Supplier<RuntimeException> broken = workers.replace(dead);
        if (broken != null) {
            state.failEverything(broken);
        }
        dead.link().dispose();
    }

    /** Decides over the item that was running when its worker died, if one was, and gives out the rest again. */
    private void recoverChunk(WorkerHandle dead, Chunk chunk) {
        state.left(chunk);
        long claim = dead.link().claim().get();
        boolean begun = chunk.isBegunBy(dead) && Claim.isOf(claim, chunk.number());
        int next = begun ? Math.max(Claim.next(claim), chunk.received()) : 0;
        boolean running = next > chunk.received();
        // the chunk's count, not the claim's limit, which may be lower because of maxTasksPerChild
        int count = chunk.count();
        if (running) {
            failOrRetry(dead, chunk, next - 1);
        } else if (dead.timedOut() != null) {
            if (begun && next == 0 && next < count) { // it could not even read the function in time
                state.fail(chunk.job(), chunk.index(0), late(dead, chunk, 0));
                next++;
            }
        } else if (!dead.isCancelled() && next < count && isLostTooOften(chunk)) {
            state.fail(chunk.job(), chunk.index(next), death(dead, chunk, next));
            next++;
        }
        if (next < count) {
            Chunk rest = chunk.rest(next);
            rest.lostBeforeStart(running ? 0 : chunk.lostBeforeStart());
            state.retryFirst(rest);
        }
    }

    private boolean isLostTooOften(Chunk chunk) {
        chunk.lostBeforeStart(chunk.lostBeforeStart() + 1);
        return chunk.lostBeforeStart() >= MOST_LOST_BEFORE_START + (long) options.retries();
    }

    private void failOrRetry(WorkerHandle dead, Chunk chunk, int place) {
        if (dead.timedOut() != null) {
            state.fail(chunk.job(), chunk.index(place), late(dead, chunk, place));
        } else if (chunk.attempt() < options.retries()) {
            state.retryFirst(chunk.nextAttempt(place));
        } else {
            state.fail(chunk.job(), chunk.index(place), death(dead, chunk, place));
        }
    }

    private static Supplier<RuntimeException> late(WorkerHandle dead, Chunk chunk, int place) {
        Job job = chunk.job();
        int index = chunk.index(place);
        String late =
                " ran longer than %s in %s, %s"
                        .formatted(dead.timedOut(), dead, dead.link().fateOfLateTask());
        return () -> {
            String item = job.itemInWords(index);
            return new TaskTimeoutException((item.isEmpty() ? "the task" : item) + late);
        };
    }

    private static Supplier<RuntimeException> death(WorkerHandle dead, Chunk chunk, int place) {
        Job job = chunk.job();
        int index = chunk.index(place);
        return dead.link().death(() -> job.itemInWords(index));
    }
}
