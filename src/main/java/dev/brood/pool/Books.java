package dev.brood.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * What a pool knows of its tasks: the jobs, the chunks that are under way, those that are to be given out again, and the
 * news that are to be told when the lock is released. Used under the foreman's lock, but for telling.
 */
final class Books {

    /** Jobs with something to give out, in turn. */
    final Deque<Job> jobs = new ArrayDeque<>();

    /** All jobs of which an outcome is missing. */
    final Set<Job> unfinished = new LinkedHashSet<>();

    /** Chunks to be given out before all others. */
    final Deque<Chunk> again = new ArrayDeque<>();

    /** Chunks that are in the lane of tasks or with a worker, by their numbers. */
    final Map<Long, Chunk> underWay = new HashMap<>();

    /** What came and has not been decoded; that is done without the lock. */
    final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();

    /** What is told without the lock, in order. */
    final Queue<Runnable> news = new ConcurrentLinkedQueue<>();

    /** What shows how far it is; null if nobody wants to see that. */
    final Progress progress;

    private final Definitions definitions;
    private final Runnable onForgotten;
    private boolean outcomes;

    Books(Definitions definitions, Progress progress, Runnable onForgotten) {
        this.definitions = definitions;
        this.progress = progress;
        this.onForgotten = onForgotten;
    }

    /** Tells whether there were outcomes since it was asked last. */
    boolean hadOutcomes() {
        boolean had = outcomes;
        outcomes = false;
        return had;
    }

    /** Whatever still comes of a job is of no interest. */
    void forget(Job job) {
        job.over();
        jobs.remove(job);
        if (unfinished.remove(job)) {
            job.definitions().forEach(definitions::release);
            if (unfinished.isEmpty() && progress != null) {
                String last = progress.end();
                news.add(() -> progress.showEnd(last));
            }
        }
        again.removeIf(chunk -> chunk.job == job);
        onForgotten.run();
    }

    /** Fails everything that is not done. */
    void failEverything(Supplier<RuntimeException> failure) {
        for (Job job : List.copyOf(unfinished)) {
            job.failedAltogether(failure);
            later(job);
            forget(job);
        }
    }

    /** An item has its value. */
    void succeed(Job job, int index, Object value) {
        job.ended(1);
        if (!job.isOver()) {
            job.succeeded(index, value);
            settle(job);
        }
    }

    /** An item has failed. */
    void fail(Job job, int index, Supplier<RuntimeException> failure) {
        job.ended(1);
        if (!job.isOver()) {
            job.failed(index, failure);
            settle(job);
        }
    }

    /** An item has an outcome. */
    void settle(Job job) {
        if (progress != null) {
            progress.advance();
        }
        later(job);
        if (job.isFinished()) {
            forget(job);
        }
    }

    /** The user will hear of it. */
    void later(Job job) {
        Runnable more = job.news();
        if (more != null) {
            news.add(more);
        }
        outcomes = true;
    }

    /** A chunk is under way no more. */
    void landed(Chunk chunk) {
        underWay.remove(chunk.number);
        chunk.landed();
    }

    /** A chunk is to be given out again, unless nobody wants it any more. */
    void again(Chunk chunk) {
        if (!chunk.job.isOver()) {
            again.addFirst(chunk);
        }
    }
}
