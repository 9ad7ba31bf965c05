// Longer than other files as it holds what happens under one lock, and in which order relative to
// it: taking in, giving out, waiting and telling. Each step has a class of its own; apart from
// each other, their order could not be seen any more.
package dev.brood.pool;

import dev.brood.error.ClosedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.call.Callback;
import dev.brood.internal.memory.WaitPoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Gives out the tasks of a pool and takes in what comes of them. It has no thread of its own: whoever waits for a result
 * does its work meanwhile ({@link #await}), and when nobody waits, the pool's {@link Keeper} does.
 *
 * <p>A round of work, under the lock: take in what the workers reported; see who died, and what of its chunk was done, was
 * being done and was not begun; take back what waits behind a slow item while others are idle; kill what ran too long;
 * give out chunks until enough wait in the lane. What the user sees of it happens after the lock is released.
 *
 * <pre>
 *   job: items ──> chunk ──> lane of tasks ──> worker ──> its lane of results ──> job
 *                    ^                            │
 *                    └── not begun, or to be ─────┘
 *                        tried again
 * </pre>
 */
final class Foreman {

    private static final long TICK = 5_000_000;
    private static final long LONG_TICK = 200_000_000;

    private final PoolCell cell;
    private final Crew crew;
    private final Definitions definitions;
    private final PoolSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Ledger ledger = new Ledger();
    private final Books books;
    private final Intake intake;
    private final Undertaker undertaker;
    private final Overseer overseer;
    private final Dispatcher dispatcher;

    /** Threads that do the work and tell the news while they wait. */
    private final AtomicInteger waiting = new AtomicInteger();

    /** Threads that wait in a callback: they do the work, but leave the news to others. */
    private final AtomicInteger waitingInCallbacks = new AtomicInteger();

    /** Threads that tell news, of which the user's callbacks are a part. */
    private final AtomicInteger telling = new AtomicInteger();

    /** Under the lock. */
    private long jobs;

    private volatile boolean died;
    private volatile boolean shut;
    private volatile boolean gone;
    private Runnable whenDone = () -> {};
    private Runnable whenGone = () -> {};
    private volatile Runnable whenNobodyWaits = () -> {};

    Foreman(PoolCell cell, Crew crew, Definitions definitions, PoolSettings settings) {
        this.cell = cell;
        this.crew = crew;
        this.definitions = definitions;
        this.settings = settings;
        Progress progress = settings.progress() == null ? null : new Progress(settings.progress());
        this.books = new Books(definitions, progress, this::checkDone);
        this.intake = new Intake(crew, books);
        this.undertaker = new Undertaker(cell, crew, settings, books, intake, ledger);
        this.overseer = new Overseer(cell, crew, settings, books);
        this.dispatcher = new Dispatcher(cell, crew, definitions, settings, books);
    }

    void whenNobodyWaits(Runnable action) {
        whenNobodyWaits = action;
    }

    /** Has something done when the pool is shut and all workers are gone. */
    void whenGone(Runnable action) {
        locked(() -> {
            Runnable before = whenGone;
            whenGone =
                    () -> {
                        before.run();
                        action.run();
                    };
        });
    }

    // ---- for those who have something to do

    /** Takes on a job. The caller may be about to wait for it; then nobody else is woken to do the work. */
    void add(Job job, boolean isWaitedFor) {
        locked(() -> {
            try {
                checkOpen();
                crew.checkWhole();
            } catch (RuntimeException e) {
                job.definitions().forEach(definitions::release);
                throw e;
            }
            jobs++;
            books.jobs.add(job);
            books.unfinished.add(job);
            if (books.progress != null) {
                job.announce(books.progress);
            }
            dispatcher.giveOut();
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

    /** Takes no more jobs from now on. */
    void shut() {
        locked(() -> shut = true);
    }

    /** There is more to give out of a job than before. */
    void moreOf(Job job) {
        locked(() -> {
            if (!job.isOver() && job.available() > 0 && !books.jobs.contains(job)) {
                books.jobs.add(job);
            }
            intake.takeIn();
            dispatcher.giveOut();
            if (!job.isOver() && job.isFinished()) {
                books.forget(job);
            }
        });
    }

    /** Stops a job: what was not begun is not begun, and what runs is killed with its worker. */
    void cancel(Job job) {
        locked(() -> {
            intake.takeInAll(); // or who has done it long ago would be killed for it
            books.forget(job);
            for (Chunk chunk : List.copyOf(books.underWay.values())) {
                if (chunk.job == job) {
                    cancel(chunk);
                }
            }
            dispatcher.giveOut();
        });
    }

    private void cancel(Chunk chunk) {
        if (chunk.hand == null && removed(chunk)) {
            books.landed(chunk);
            return;
        }
        for (Hand hand : crew.hands()) {
            if (hand.exitCode() == null && condemn(hand, chunk)) {
                hand.cancelled = true;
                hand.worker.kill();
            }
        }
    }

    /** Sees to it that a worker begins nothing after a chunk. Gives false if it has gone on from that already. */
    private static boolean condemn(Hand hand, Chunk chunk) {
        while (hand.cell.taken() == chunk.number) {
            // of this chunk or one before, if this is still the one it has taken
            long claim = hand.cell.claimed();
            if (hand.cell.taken() == chunk.number && hand.cell.condemn(claim)) {
                return true;
            }
        }
        return false;
    }

    private boolean removed(Chunk chunk) {
        return Uninterrupted.await(() -> cell.tasks().remove(chunk.number));
    }

    /** Stops all workers, and fails everything that is not done: for this reason, and not by their deaths. */
    void terminate(Supplier<RuntimeException> failure) {
        locked(() -> {
            crew.stop();
            books.failEverything(failure);
        });
    }

    boolean isIdle() {
        return with(books.unfinished::isEmpty);
    }

    /** How many jobs there have been, if nothing is left to do; otherwise -1. */
    long jobsIfIdle() {
        return with(() -> books.unfinished.isEmpty() ? jobs : -1L);
    }

    /** Whether nothing is left to do for which anybody but this thread, which waits for the end, could ask. */
    boolean isIdleFor(Thread joining) {
        locked(() -> {
            for (Job job : List.copyOf(books.unfinished)) {
                if (job.abandon(joining) && job.isFinished()) {
                    books.later(job);
                    books.forget(job);
                }
            }
        });
        return isIdle();
    }

    /** Looks at something, or changes it, under the lock. */
    <T> T with(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> T afterTakingIn(Supplier<T> look) {
        locked(intake::takeIn);
        return with(look);
    }

    /** How many items of a stream may be inside at once. */
    int window(double nanosPerItem) {
        return dispatcher.window(nanosPerItem);
    }

    /** Has something done when there is nothing left to do; at once if that is so. */
    void whenDone(Runnable action) {
        locked(() -> {
            whenDone = action;
            checkDone();
        });
    }

    private void checkDone() {
        if (shut && books.unfinished.isEmpty()) {
            whenDone.run();
        }
    }

    List<WorkerInfo> workers() {
        return afterTakingIn(() -> crew.hands().stream().map(Ledger::info).toList());
    }

    PoolStats stats() {
        return afterTakingIn(() -> {
            long waiting = books.again.stream().mapToLong(chunk -> chunk.count).sum();
            for (Chunk chunk : books.underWay.values()) {
                waiting += chunk.hand == null ? chunk.count : 0;
            }
            for (Job job : books.unfinished) {
                waiting += job.available();
            }
            long bytesIn = definitions.bytesPut() + cell.tasks().bytesPut();
            return ledger.stats(crew.hands(), waiting, crew.restarts(), bytesIn);
        });
    }

    /** A worker has ended; called by whoever noticed. */
    void someoneDied() {
        died = true;
        cell.bell().callAll();
        noticeNobodyWaits();
    }

    // ---- waiting

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
                cell.bell().await(new News(settled), Deadline.inNanos(Math.min(left, tick())));
            }
        } finally {
            waiters.decrementAndGet();
            noticeNobodyWaits();
        }
    }

    /** Does the work while nobody else waits and there is some. */
    void keep() throws InterruptedException {
        while (waiting.get() == 0 && isSomethingLeft()) {
            work();
            cell.bell().await(new News(() -> gone || waiting.get() > 0), Deadline.inNanos(tick()));
        }
    }

    private void noticeNobodyWaits() {
        if (waiting.get() == 0 && isSomethingLeft()) {
            whenNobodyWaits.run();
        }
    }

    private boolean isSomethingLeft() {
        return !books.news.isEmpty() || !gone && (died || !books.unfinished.isEmpty());
    }

    private long tick() {
        return settings.timeout() != null || !books.unfinished.isEmpty() ? TICK : LONG_TICK;
    }

    private final class News implements WaitPoint.Condition {

        private final BooleanSupplier settled;

        News(BooleanSupplier settled) {
            this.settled = settled;
        }

        @Override
        public boolean holds() {
            if (settled.getAsBoolean() || died) {
                return true;
            }
            for (Hand hand : crew.hands()) {
                if (hand.cell.results().hasItems()) {
                    return true;
                }
            }
            return false;
        }
    }

    private void work() {
        locked(() -> {
            intake.takeIn();
            bury();
            overseer.watch();
            dispatcher.giveOut();
        });
        if (books.progress != null && books.progress.isDue() && !isIdle()) {
            books.progress.show(with(books.progress::line));
        }
    }

    /** Works under the lock, and tells the news after it is released. */
    private void locked(Runnable work) {
        boolean more = false;
        lock.lock();
        try {
            work.run();
        } catch (Error e) {
            giveUp(e);
            throw e;
        } finally {
            if (lock.getHoldCount() == 1) {
                more = books.hadOutcomes();
            }
            lock.unlock();
        }
        if (!lock.isHeldByCurrentThread()) {
            tell(decode() || more);
        }
    }

    /**
     * Memory or stack ran out in the middle: an outcome may be lost, and whoever waits for it must not wait for ever. What more fails
     * here fails for the same reason.
     */
    private void giveUp(Error why) {
        with(() -> {
            crew.giveUp(
                    () ->
                            new IllegalStateException(
                                    "the pool broke, as it could not do its work: " + why, why),
                    books::failEverything);
            return null;
        });
    }

    /** Decodes what came. Gives whether something did. */
    private boolean decode() {
        boolean any = false;
        for (Arrival next = books.arrivals.poll(); next != null; next = books.arrivals.poll()) {
            try {
                Runnable outcome = next.decoded(books);
                any |=
                        with(() -> {
                            outcome.run();
                            return books.hadOutcomes();
                        });
            } catch (Error e) {
                giveUp(e);
                throw e;
            }
        }
        return any;
    }

    /**
     * One by one, so that whoever waits tells what is left when one of them takes long: they run the user's callbacks. Not
     * in a callback, where one that waits for another would have it wait for itself.
     */
    private void tell(boolean outcomesThere) {
        if (outcomesThere && waitingInCallbacks.get() > 0) {
            cell.bell().callAll(); // to them it counts that the outcomes are there
        }
        if (Callback.isRunning()) {
            noticeNobodyWaits();
            return;
        }
        boolean more = outcomesThere;
        telling.incrementAndGet(); // before it takes one, so that none is overlooked
        try {
            for (Runnable next = books.news.poll(); next != null; next = books.news.poll()) {
                more = true;
                next.run();
            }
        } finally {
            telling.decrementAndGet();
            if (more) {
                cell.bell().callAll(); // others may have waited for that
            }
        }
    }

    /** Whether all news have been told to their ends, as far as this thread may wait for that: a callback is one itself. */
    boolean hasTold() {
        return Callback.isRunning() || books.news.isEmpty() && telling.get() == 0;
    }

    private void bury() {
        if (!died) {
            return;
        }
        died = false;
        undertaker.bury();
        if (shut && crew.hands().isEmpty()) {
            books.news.add(whenGone);
        }
    }

    /** When all workers are gone: gives back what they shared with us. False if that was done before. */
    boolean end() {
        boolean[] first = new boolean[1];
        locked(() -> {
            first[0] = !gone;
            gone = true;
            intake.takeInAll();
            for (Hand hand : List.copyOf(crew.hands())) {
                ledger.gone(hand);
                crew.hands().remove(hand);
                hand.cell.results().dispose();
            }
            List.copyOf(books.underWay.values()).forEach(books::landed);
        });
        cell.bell().callAll(); // the keeper goes
        return first[0];
    }
}
