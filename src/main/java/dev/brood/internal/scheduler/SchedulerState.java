package dev.brood.internal.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What a pool knows of its tasks. Guarded by the scheduler's lock, but for {@link #isIdle}.
 *
 * <p>What its methods keep true: each item of an unfinished job is in exactly one place, which is its job (not given out), the retry
 * queue, one chunk in flight, or settled. A job that is over has nothing in either queue. A job is completed once, and its
 * functions are released with that.
 *
 * <pre>
 *         nextChunk          sent              left
 *   job ─────────────> chunk ──────> in flight ──────> succeed, fail
 *                        ^               │
 *                        └─ retry queue ─┘  retryFirst, retryLast
 * </pre>
 */
final class SchedulerState {

    private final ReentrantLock lock;
    private final TaskLink link;
    private final Progress progress;
    private final Deferred deferred;

    /** Jobs with something to give out, in turn. */
    private final Deque<Job> runQueue = new ArrayDeque<>();

    /** Jobs of which an outcome is missing. */
    private final Set<Job> unfinishedJobs = new LinkedHashSet<>();

    /** Chunks to be given out before all others. */
    private final Deque<Chunk> retryQueue = new ArrayDeque<>();

    /** Chunks in the line or with a worker, by their numbers. */
    private final Map<Long, Chunk> inFlight = new HashMap<>();

    private long submitted;
    private boolean outcomes;
    private volatile boolean idle = true;

    /** Progress is null if nobody wants to see it. */
    SchedulerState(ReentrantLock lock, TaskLink link, Progress progress, Deferred deferred) {
        this.lock = lock;
        this.link = link;
        this.progress = progress;
        this.deferred = deferred;
    }

    private void checkLock() {
        assert lock.isHeldByCurrentThread() : "the scheduler's lock is not held";
    }

    // ---- jobs

    void submit(Job job) {
        checkLock();
        submitted++;
        runQueue.add(job);
        unfinishedJobs.add(job);
        idle = false;
        if (progress != null) {
            job.announce(progress);
        }
    }

    /** There may be more to give out of a job than before; or its end may have become known. */
    void offer(Job job) {
        checkLock();
        if (!job.isOver() && job.available() > 0 && !runQueue.contains(job)) {
            runQueue.add(job);
        }
    }

    /** Completes a job if it has turned out to be finished. */
    void review(Job job) {
        if (!job.isOver() && job.isFinished()) {
            complete(job);
        }
    }

    /** Drops a job whose outcome is of no interest any more. Gives those of its chunks that somebody may be at. */
    List<Chunk> cancel(Job job) {
        if (job.isOver()) {
            return List.of();
        }
        forget(job);
        List<Chunk> chunks = new ArrayList<>();
        for (Chunk chunk : inFlight.values()) {
            if (chunk.job() == job) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    void failEverything(Supplier<RuntimeException> failure) {
        for (Job job : List.copyOf(unfinishedJobs)) {
            job.failedAltogether(failure);
            complete(job);
        }
    }

    /** Fails what no worker has begun. What a worker has taken and not begun is still in flight after it. */
    void cancelWaiting(Supplier<RuntimeException> failure) {
        for (Job job : List.copyOf(unfinishedJobs)) {
            job.endInput();
            review(job);
        }
        for (Chunk chunk; (chunk = nextChunk(Job::available)) != null; ) {
            fail(chunk, failure);
        }
        for (Chunk chunk : List.copyOf(inFlight.values())) {
            if (!chunk.isBegun() && link.withdraw(chunk)) {
                left(chunk);
                fail(chunk, failure);
            }
        }
    }

    /** Ends the input of jobs whose only consumer is a thread that waits for the end. */
    void abandon(Thread joining) {
        for (Job job : List.copyOf(unfinishedJobs)) {
            if (job.abandon(joining)) {
                review(job);
            }
        }
    }

    private void complete(Job job) {
        Runnable completion = job.complete();
        if (completion != null) {
            deferred.complete(completion);
        }
        outcomes = true;
        forget(job);
    }

    private void forget(Job job) {
        checkLock();
        job.over();
        runQueue.remove(job);
        retryQueue.removeIf(chunk -> chunk.job() == job);
        if (unfinishedJobs.remove(job)) {
            job.functions().forEach(link::release);
            idle = unfinishedJobs.isEmpty();
            if (idle && progress != null) {
                String last = progress.end();
                deferred.complete(() -> progress.showEnd(last));
            }
        }
    }

    /** Whether no outcome is missing. Without the lock, too. */
    boolean isIdle() {
        return idle;
    }

    /** How many jobs there have been. */
    long submitted() {
        return submitted;
    }

    // ---- outcomes

    /** An item has its value. */
    void succeed(Job job, int index, Object value) {
        job.settled();
        if (!job.isOver()) {
            job.succeeded(index, value);
            settled(job);
        }
    }

    /** An item has failed. */
    void fail(Job job, int index, Supplier<RuntimeException> failure) {
        job.settled();
        if (!job.isOver()) {
            job.failed(index, failure);
            settled(job);
        }
    }

    /** All items of a chunk have failed. */
    void fail(Chunk chunk, Supplier<RuntimeException> failure) {
        for (int i = 0; i < chunk.count(); i++) {
            fail(chunk.job(), chunk.index(i), failure);
        }
    }

    /** An item has an outcome, which is known when it is decoded. */
    void undecoded(EncodedOutcome outcome) {
        deferred.decode(outcome);
    }

    private void settled(Job job) {
        checkLock();
        outcomes = true;
        if (progress != null) {
            progress.advance();
        }
        review(job);
    }

    /** Whether there were outcomes since this was asked last. */
    boolean tookOutcomes() {
        boolean had = outcomes;
        outcomes = false;
        return had;
    }

    // ---- chunks

    /** Takes out what is to be given out next, as many items of a job as it is said; null if there is nothing. */
    Chunk nextChunk(ToIntFunction<Job> size) {
        checkLock();
        Chunk retried = retryQueue.pollFirst();
        return retried != null ? retried : nextOfRunQueue(size);
    }

    private Chunk nextOfRunQueue(ToIntFunction<Job> size) {
        for (int i = runQueue.size(); i > 0; i--) {
            Job job = runQueue.pollFirst();
            int count = Math.min(size.applyAsInt(job), job.available());
            if (count > 0) {
                Chunk chunk = job.next(count);
                job.givenOut(count);
                if (job.available() > 0) {
                    runQueue.addLast(job); // the next chunk is another job's, if there is one
                }
                return chunk;
            }
        }
        return null;
    }

    /** The job whose turn is next, or null. */
    Job nextJob() {
        return runQueue.peekFirst();
    }

    void sent(Chunk chunk) {
        checkLock();
        inFlight.put(chunk.number(), chunk);
    }

    /** The chunk of that number, or null if it is not in flight. */
    Chunk inFlight(long number) {
        return inFlight.get(number);
    }

    /** A chunk is in flight no more: nobody will run more of it. */
    void left(Chunk chunk) {
        checkLock();
        inFlight.remove(chunk.number());
        chunk.left();
    }

    void allLeft() {
        List.copyOf(inFlight.values()).forEach(this::left);
    }

    /** A chunk is to be given out before all others, unless nobody wants it any more. */
    void retryFirst(Chunk chunk) {
        checkLock();
        if (!chunk.job().isOver()) {
            retryQueue.addFirst(chunk);
        }
    }

    /** A chunk is to be given out before those that never were, unless nobody wants it any more. */
    void retryLast(Chunk chunk) {
        checkLock();
        if (!chunk.job().isOver()) {
            retryQueue.addLast(chunk);
        }
    }

    boolean hasRetries() {
        return !retryQueue.isEmpty();
    }

    /** How many items wait that have been taken from their input. */
    long waiting() {
        long waiting = retryQueue.stream().mapToLong(Chunk::count).sum();
        for (Chunk chunk : inFlight.values()) {
            waiting += chunk.isBegun() ? 0 : chunk.count();
        }
        for (Job job : unfinishedJobs) {
            waiting += job.available();
        }
        return waiting;
    }
}
