// Longer than other files as it is the only place where the lock is taken: what happens under it,
// in
// which order, and what is done after it. Each step of a round has a class of its own.
package dev.brood.internal.scheduler;

import dev.brood.error.ClosedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.call.Callback;
import dev.brood.internal.call.Cancellation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Gives out the tasks of a pool and takes in what comes of them. It has no thread of its own: a thread that waits for a result does
 * the pool's work meanwhile ({@link #await}), and when no thread waits, the pool's {@link BackgroundDriver} does.
 *
 * <p>One lock guards all of its state. A round of work under the lock: read what the workers reported; reap the dead; kill a worker
 * whose task ran too long; take back what waits behind a slow item while other workers are idle; put chunks until enough wait in
 * the line. What runs the user's code is collected under the lock, in {@link Deferred}, and done after it is released, in one
 * place: {@link #runDeferred}.
 *
 * <pre>
 *   job: items ──> chunk ──> {@link TaskLink} ──> worker ──> {@link WorkerEvents} ──> job
 *                    ^                         │
 *                    └── not begun, or to be ──┘
 *                        tried again
 * </pre>
 */
final class PoolScheduler {

    /** What the scheduler asks for. Called with or without the lock, by any thread; must not wait. */
    interface Listener {

        /** Nobody waits, and there is something to do. */
        void workIsLeft();

        /** The pool was shut down and its last worker is gone. Called without the lock. */
        void allGone();
    }

    private static final long TICK = 5_000_000;
    private static final long LONG_TICK = 200_000_000;

    private final TaskLink link;
    private final PoolOptions options;
    private final LongSupplier clock;
    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deferred deferred = new Deferred();
    private final PoolMetrics metrics = new PoolMetrics();
    private final Progress progress;
    private final WorkerSet workers;
    private final SchedulerState state;
    private final ResultReader reader;
    private final WorkerReaper reaper;
    private final TimeoutMonitor timeouts;
    private final Rebalancer rebalancer;
    private final Dispatcher dispatcher;

    /** Threads that do the work and run the completions while they wait. */
    private final AtomicInteger waiting = new AtomicInteger();

    /** Threads that wait in a callback: they do the work, but leave the completions to others. */
    private final AtomicInteger waitingInCallbacks = new AtomicInteger();

    /** Threads that run completions, of which the user's callbacks are a part. */
    private final AtomicInteger completing = new AtomicInteger();

    private volatile boolean workerEnded;
    private volatile boolean shut;
    private volatile boolean gone;

    /** Nothing is given out any more: what no worker has begun is cancelled. Guarded by the lock. */
    private boolean cancelling;

    PoolScheduler(TaskLink link, PoolOptions options, LongSupplier clock, Listener listener) {
        this.link = link;
        this.options = options;
        this.clock = clock;
        this.listener = listener;
        this.progress = options.progress() == null ? null : new Progress(options.progress());
        this.workers = new WorkerSet(link, clock, this::workerEnded);
        this.state = new SchedulerState(lock, link, progress, deferred);
        this.reader = new ResultReader(workers, state, clock);
        this.reaper = new WorkerReaper(link, workers, options, state, reader, metrics, clock);
        this.timeouts = new TimeoutMonitor(workers, options.timeout());
        this.rebalancer = new Rebalancer(link, workers, state);
        this.dispatcher = new Dispatcher(link, workers, state, options);
    }

    void start(int count) {
        locked(() -> workers.start(count));
    }

    // ---- jobs

    /** Waits for a result, as its promise has it. */
    boolean awaitResult(BooleanSupplier settled, long nanos) throws InterruptedException {
        return await(settled, Deadline.inNanos(nanos));
    }

    /** Takes on a job. The caller may be about to wait for it; then nobody else is woken to do the work. */
    void submit(Job job, boolean isWaitedFor) {
        locked(() -> {
            try {
                checkOpen();
                workers.checkWhole();
            } catch (RuntimeException e) {
                job.functions().forEach(link::release);
                throw e;
            }
            state.submit(job);
            dispatch();
        });
        if (!isWaitedFor) {
            noticeNobodyWaits();
        }
    }

    private void checkOpen() {
        if (shut) {
            throw new ClosedException("this pool takes no more tasks: it was shut down");
        }
    }

    /** There is more to give out of a job than before, or its end has become known. */
    void moreOf(Job job) {
        locked(() -> {
            state.offer(job);
            reader.read();
            dispatch();
            state.review(job);
        });
    }

    /** Stops a job: the workers begin nothing more of it, and a worker that runs an item of it is killed. */
    void cancel(Job job) {
        locked(() -> {
            reader.readAll(); // or else a worker that has done it long ago would be killed for it
            for (Chunk chunk : state.cancel(job)) {
                cancel(chunk);
            }
            dispatch();
        });
    }

    private void cancel(Chunk chunk) {
        if (!chunk.isBegun() && link.withdraw(chunk)) {
            state.left(chunk);
            return;
        }
        workers.handles().forEach(handle -> handle.cancel(chunk));
    }

    // ---- the end

    /** Takes no more jobs; the workers leave when those that there are have been done. */
    void shut() {
        locked(() -> shut = true);
    }

    /** Takes no more jobs, and cancels what no worker has begun; what has been begun is done, and the workers leave. */
    void shutAndCancel() {
        locked(() -> {
            shut = true;
            cancelling = true;
            reader.readAll(); // or else what a worker has begun would be taken for waiting
            dispatch();
        });
    }

    private void dispatch() {
        if (!cancelling) {
            dispatcher.dispatch();
            return;
        }
        Supplier<RuntimeException> failure =
                new Cancellation("the pool was shut down before a worker had begun it");
        state.cancelWaiting(failure);
        for (WorkerHandle handle : workers.handles()) {
            Chunk rest = handle.takeBack();
            if (rest != null) {
                state.fail(rest, failure);
            }
        }
    }

    /** Takes no more jobs, stops the workers, and fails what is not done: for this reason, and not by their deaths. */
    void terminate(Supplier<RuntimeException> failure) {
        locked(() -> {
            shut = true;
            // before they are told that no more chunks come: then a worker that has something to do
            // at its
            // end would leave without that
            workers.stop();
            state.failEverything(failure);
        });
    }

    /** All is done, so the workers may leave. Until now those that died were replaced. */
    private void closeIfDone() {
        if (shut && state.isIdle() && workers.leave()) {
            link.close();
        }
    }

    boolean isIdle() {
        return state.isIdle();
    }

    /** How many jobs there have been, if nothing is left to do; otherwise -1. */
    long jobsIfIdle() {
        return with(() -> state.isIdle() ? state.submitted() : -1L);
    }

    /** True if the only unfinished work is streams that this (joining) thread would have to consume; they are ended then. */
    boolean isIdleFor(Thread joining) {
        locked(() -> state.abandon(joining));
        return isIdle();
    }

    /** The workers that have something left. */
    List<WorkerLink> workersLeft() {
        return with(workers::all);
    }

    /** Takes in what is there when all workers are gone. False if that was done before. */
    boolean end() {
        boolean[] first = new boolean[1];
        locked(() -> {
            first[0] = !gone;
            gone = true;
            reader.readAll();
            for (WorkerHandle handle : List.copyOf(workers.handles())) {
                metrics.gone(handle, clock.getAsLong());
                workers.remove(handle);
                handle.link().dispose();
            }
            state.allLeft();
        });
        link.wakeAll(); // the background driver goes
        return first[0];
    }

    // ---- looks

    /** Looks at something, or changes it, under the lock. */
    <T> T with(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** How many items of a stream may be inside at once. */
    int window(Job job) {
        return dispatcher.window(job);
    }

    List<WorkerFigures> workers() {
        locked(reader::read);
        long now = clock.getAsLong();
        return with(() ->
                workers.handles().stream().map(each -> PoolMetrics.figures(each, now)).toList());
    }

    /** Whether a worker is at an item of a job. */
    boolean isRunning(Job job) {
        locked(reader::read);
        return with(() -> workers.handles().stream().anyMatch(handle -> handle.isAt(job)));
    }

    PoolFigures stats() {
        locked(reader::read);
        return with(() ->
                metrics.figures(
                        workers.handles(),
                        state.waiting(),
                        workers.restarts(),
                        link.bytesIn(),
                        clock.getAsLong()));
    }

    // ---- waiting

    /** A worker has ended. Called by any thread. */
    private void workerEnded() {
        workerEnded = true;
        link.wakeAll();
        noticeNobodyWaits();
    }

    /** Waits, and does the work meanwhile. Gives false if the time was over first. */
    boolean await(BooleanSupplier settled, Deadline deadline) throws InterruptedException {
        AtomicInteger waiters = Callback.isRunning() ? waitingInCallbacks : waiting;
        waiters.incrementAndGet();
        noticeNobodyWaits();
        try {
            while (true) {
                work();
                if (settled.getAsBoolean()) {
                    return true;
                }
                long left = deadline.remaining();
                if (left <= 0) {
                    return false;
                }
                link.await(
                        () -> settled.getAsBoolean() || isSomethingNew(),
                        Deadline.inNanos(Math.min(left, tick())));
            }
        } finally {
            waiters.decrementAndGet();
            noticeNobodyWaits();
        }
    }

    /** Does the work while nobody else waits and there is some. */
    void workWhileNobodyWaits() throws InterruptedException {
        while (waiting.get() == 0 && isSomethingLeft()) {
            work();
            link.await(
                    () -> gone || waiting.get() > 0 || isSomethingNew(), Deadline.inNanos(tick()));
        }
    }

    private void noticeNobodyWaits() {
        if (waiting.get() == 0 && isSomethingLeft()) {
            listener.workIsLeft();
        }
    }

    private boolean isSomethingLeft() {
        return deferred.hasCompletions() || !gone && (workerEnded || !state.isIdle());
    }

    private boolean isSomethingNew() {
        return workerEnded || workers.anyReports();
    }

    private long tick() {
        return options.timeout() != null || !state.isIdle() ? TICK : LONG_TICK;
    }

    // ---- work

    /** One round. */
    void work() {
        locked(() -> {
            reader.read();
            reap();
            if (!state.isIdle()) {
                long now = clock.getAsLong();
                timeouts.watch(now);
                rebalancer.rebalance(now);
            }
            dispatch();
        });
        if (progress != null && progress.isDue() && !isIdle()) {
            progress.show(with(progress::line));
        }
    }

    private void reap() {
        if (!workerEnded) {
            return;
        }
        workerEnded = false;
        reaper.reap();
        if (shut && workers.size() == 0) {
            deferred.complete(listener::allGone);
        }
    }

    /** Works under the lock, and does what was deferred after it is released. */
    private void locked(Runnable work) {
        boolean outcomes = false;
        lock.lock();
        try {
            work.run();
            closeIfDone();
        } catch (Error e) {
            giveUp(e);
            throw e;
        } finally {
            if (lock.getHoldCount() == 1) {
                outcomes = state.tookOutcomes();
            }
            lock.unlock();
        }
        if (!lock.isHeldByCurrentThread()) {
            runDeferred(outcomes);
        }
    }

    /**
     * Memory or stack ran out in the middle: an outcome may be lost, and whoever waits for it must not wait for ever. What more fails
     * here fails for the same reason.
     */
    private void giveUp(Error why) {
        with(() -> {
            state.failEverything(
                    workers.giveUp(() ->
                            new IllegalStateException(
                                    "the pool broke, as it could not do its work: " + why, why)));
            return null;
        });
    }

    /**
     * Decodes what came, and runs completions: one by one, so that another thread that waits runs what is left when one of them takes
     * long. Completions are never run from inside a callback: a callback waiting for another result would wait for a completion
     * queued behind itself.
     */
    private void runDeferred(boolean outcomesThere) {
        boolean more = outcomesThere;
        EncodedOutcome encoded;
        while ((encoded = deferred.nextToDecode()) != null) {
            more |= decode(encoded);
        }
        if (more && waitingInCallbacks.get() > 0) {
            link.wakeAll(); // to them it counts that the outcomes are there
        }
        if (Callback.isRunning()) {
            noticeNobodyWaits();
            return;
        }
        completing.incrementAndGet(); // before it takes one, so that none is overlooked
        try {
            Runnable completion;
            while ((completion = deferred.nextCompletion()) != null) {
                more = true;
                completion.run();
            }
        } finally {
            completing.decrementAndGet();
            if (more) {
                link.wakeAll(); // others may have waited for that
            }
        }
    }

    private boolean decode(EncodedOutcome encoded) {
        try {
            Runnable outcome = encoded.decoded(state);
            return with(() -> {
                outcome.run();
                closeIfDone();
                return state.tookOutcomes();
            });
        } catch (Error e) {
            giveUp(e);
            throw e;
        }
    }

    /** Whether all completions have run to their ends, as far as this thread may wait for that: a callback is one itself. */
    boolean hasCompleted() {
        return Callback.isRunning() || !deferred.hasCompletions() && completing.get() == 0;
    }
}
