package dev.brood.pool;

import dev.brood.channel.Lane;
import dev.brood.channel.Transit;
import dev.brood.code.SessionNames;
import dev.brood.error.BroodException;
import dev.brood.error.ClosedException;
import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import dev.brood.error.TaskTimeoutException;
import dev.brood.error.WorkerDiedException;
import dev.brood.memory.Deadline;
import dev.brood.memory.WaitPoint;
import dev.brood.process.ThrownGraph;
import dev.brood.wire.Codec;
import dev.brood.wire.FlatFormat;
import dev.brood.wire.FlatFormat.Flat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /** A chunk should take about so long: enough not to notice the work around it, and little to wait for. */
    private static final double CHUNK_NANOS = 2_000_000;

    /** So much work should wait in the lane, so that no worker runs out of it before the next round. */
    private static final double WAITING_NANOS = 2_000_000;

    private static final int MOST_WAITING = 1024;

    /** A chunk that has reached so many bytes gets no more items. */
    private static final long LARGEST_CHUNK_BYTES = 1 << 20;

    private static final int LARGEST_WINDOW = 65536;

    /** A worker that stays so long at one item is slow enough to take back what waits behind it. */
    private static final long SLOW_NANOS = 20_000_000;

    private static final long TICK = 5_000_000;
    private static final long LONG_TICK = 200_000_000;

    /** Output that has been announced comes within microseconds, unless the terminal is stopped. */
    private static final long OUTPUT_NANOS = 200_000_000;

    private static final int MOST_MISFORTUNES = 3;

    private final PoolCell cell;
    private final Crew crew;
    private final Definitions definitions;
    private final PoolSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final Set<Job> unfinished = new LinkedHashSet<>();
    private final Deque<Chunk> again = new ArrayDeque<>();
    private final Map<Long, Chunk> chunks = new HashMap<>();
    private final Ledger ledger = new Ledger();
    private final Progress progress;
    private final ChunkFormat format = new ChunkFormat();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Lane.Reader reports = (_, words, offset) -> Report.read(words, offset);
    private volatile boolean died;
    private volatile boolean shut;
    private boolean gone;
    private Runnable whenDone = () -> {};
    private Runnable whenGone = () -> {};
    private volatile Runnable whenNobodyWaits = () -> {};

    Foreman(PoolCell cell, Crew crew, Definitions definitions, PoolSettings settings) {
        this.cell = cell;
        this.crew = crew;
        this.definitions = definitions;
        this.settings = settings;
        this.progress = settings.progress() == null ? null : new Progress(settings.progress());
    }

    void whenNobodyWaits(Runnable action) {
        whenNobodyWaits = action;
    }

    /** Has something done when the pool is shut and all workers are gone. */
    void whenGone(Runnable action) {
        whenGone = action;
    }

    // ---- for those who have something to do

    /** Takes on a job. */
    void add(Job job) {
        locked(() -> {
            try {
                checkOpen();
                crew.checkWhole();
            } catch (RuntimeException e) {
                job.definitions().forEach(definitions::release);
                throw e;
            }
            jobs.add(job);
            unfinished.add(job);
            if (progress != null) {
                job.announce(progress);
            }
            giveOut();
        });
        noticeNobodyWaits();
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

    boolean isShut() {
        return shut;
    }

    /** There is more to give out of a job than before. */
    void moreOf(Job job) {
        locked(() -> {
            if (!job.isOver() && job.available() > 0 && !jobs.contains(job)) {
                jobs.add(job);
            }
            takeIn();
            giveOut();
            if (!job.isOver() && job.isFinished()) {
                forget(job);
            }
        });
    }

    /** Stops a job: what was not begun is not begun, and what runs is killed with its worker. */
    void cancel(Job job) {
        locked(() -> {
            takeIn();
            forget(job);
            for (Chunk chunk : List.copyOf(chunks.values())) {
                if (chunk.job == job) {
                    cancel(chunk);
                }
            }
            giveOut();
        });
    }

    private void cancel(Chunk chunk) {
        if (chunk.hand == null && removed(chunk)) {
            chunks.remove(chunk.number);
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
            long claim = hand.cell.claimed(); // of this chunk or one before, if this is still the one it has taken
            if (hand.cell.taken() == chunk.number && hand.cell.condemn(claim)) {
                return true;
            }
        }
        return false;
    }

    private boolean removed(Chunk chunk) {
        boolean interrupted = Thread.interrupted();
        try {
            return cell.tasks().remove(chunk.number);
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void forget(Job job) {
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
        checkDone();
    }

    /** Fails everything that is not done. */
    void failAll(Supplier<RuntimeException> failure) {
        locked(() -> failEverything(failure));
    }

    private void failEverything(Supplier<RuntimeException> failure) {
        for (Job job : List.copyOf(unfinished)) {
            job.failedAltogether(failure);
            later(job);
            forget(job);
        }
    }

    boolean isIdle() {
        return with(unfinished::isEmpty);
    }

    /** Whether nothing is left to do for which anybody but this thread, which waits for the end, could ask. */
    boolean isIdleFor(Thread joining) {
        locked(() -> {
            for (Job job : List.copyOf(unfinished)) {
                if (job.abandon(joining) && job.isFinished()) {
                    later(job);
                    forget(job);
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
        locked(this::takeIn);
        return with(look);
    }

    /** How many items of a stream may be inside at once: enough that no worker waits, in bounded memory. */
    int window(double nanosPerItem) {
        double chunk = nanosPerItem == 0 ? 1 : CHUNK_NANOS / nanosPerItem;
        double fixed = settings.chunkSize();
        double size = fixed > 0 ? fixed : Math.max(1, chunk);
        return (int) Math.clamp(4 * size * crew.hands().size(), 4.0, LARGEST_WINDOW);
    }

    /** Has something done when there is nothing left to do; at once if that is so. */
    void whenDone(Runnable action) {
        locked(() -> {
            whenDone = action;
            checkDone();
        });
    }

    private void checkDone() {
        if (shut && unfinished.isEmpty()) {
            whenDone.run();
        }
    }

    List<WorkerInfo> workers() {
        return afterTakingIn(() -> crew.hands().stream().map(Ledger::info).toList());
    }

    PoolStats stats() {
        return afterTakingIn(() -> {
            long waiting = again.stream().mapToLong(chunk -> chunk.count).sum();
            for (Chunk chunk : chunks.values()) {
                waiting += chunk.hand == null ? chunk.count : 0;
            }
            for (Job job : unfinished) {
                waiting += job.available();
            }
            return ledger.stats(crew.hands(), waiting, crew.restarts(), cell.tasks().bytesPut());
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
        waiting.incrementAndGet();
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
            waiting.decrementAndGet();
            noticeNobodyWaits();
        }
    }

    /** Does the work while nobody else waits and there is some. */
    void keep() throws InterruptedException {
        while (waiting.get() == 0 && (died || !isIdle())) {
            work();
            cell.bell().await(new News(() -> waiting.get() > 0), Deadline.inNanos(tick()));
        }
    }

    private void noticeNobodyWaits() {
        if (waiting.get() == 0 && (died || !unfinished.isEmpty())) {
            whenNobodyWaits.run();
        }
    }

    private long tick() {
        return settings.timeout() != null || !unfinished.isEmpty() ? TICK : LONG_TICK;
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
            takeIn();
            bury();
            watch();
            giveOut();
        });
        if (progress != null && progress.isDue() && !isIdle()) {
            progress.show(with(progress::line));
        }
    }

    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private boolean outcomes;

    /** Works under the lock, and tells the news after it is released. */
    private void locked(Runnable work) {
        boolean more = false;
        lock.lock();
        try {
            work.run();
        } finally {
            if (lock.getHoldCount() == 1) {
                more = outcomes;
                outcomes = false;
            }
            lock.unlock();
        }
        if (!lock.isHeldByCurrentThread()) {
            tell(more);
        }
    }

    /**
     * One by one, so that whoever waits tells what is left when one of them takes long, or waits itself for another: they
     * run the user's callbacks.
     */
    private void tell(boolean outcomesThere) {
        boolean more = outcomesThere;
        try {
            for (Runnable next = news.poll(); next != null; next = news.poll()) {
                more = true;
                next.run();
            }
        } finally {
            if (more) {
                cell.bell().callAll(); // others may have waited for that
            }
        }
    }

    private void later(Job job) {
        Runnable more = job.news();
        if (more != null) {
            news.add(more);
        }
        outcomes = true;
    }

    // ---- taking in

    private void takeIn() {
        for (Hand hand : crew.hands()) {
            takeIn(hand);
        }
    }

    private void takeIn(Hand hand) {
        Lane results = hand.cell.results();
        Object report;
        while ((report = results.take(reports)) != Lane.NOTHING) {
            switch (report) {
                case Report.Begin(var number) -> begin(hand, number);
                case Report.End(var nanos) -> end(hand, nanos);
                case Report.Thrown(var graph) -> outcome(hand, failure(hand, graph));
                case Report.NotReady(var graph) -> hand.notReady = thrown(graph);
                case Report.Printed(var error, var bytes) -> awaitOutput(hand, error, bytes);
                case null -> value(hand, null);
                default -> value(hand, report);
            }
        }
    }

    private void begin(Hand hand, long number) {
        hand.chunk = chunks.get(number);
        if (hand.chunk != null) {
            hand.chunk.hand = hand;
        }
        hand.idleSince = System.nanoTime();
        hand.claimSince = hand.idleSince; // or else an idle worker would look slow
        hand.claim = hand.cell.claimed();
    }

    private void end(Hand hand, long nanos) {
        Chunk chunk = hand.chunk;
        hand.busyNanos += nanos;
        hand.idleSince = System.nanoTime();
        hand.chunk = null;
        if (chunk != null) {
            chunks.remove(chunk.number);
            if (chunk.received > 0) {
                chunk.job.measured(chunk.received, nanos);
            }
            if (chunk.received < chunk.count) { // it may not run more in its life
                again(chunk.part(chunk.received, chunk.count - chunk.received));
            }
        }
    }

    private void value(Hand hand, Object raw) {
        Object value;
        try {
            value = FlatFormat.decode(raw, Codec.ofThisProcess());
        } catch (RuntimeException | Error e) {
            outcome(hand, () -> new TaskException(hand.toString(), e));
            return;
        }
        hand.tasksDone++;
        Chunk chunk = hand.chunk;
        if (chunk != null) {
            int index = chunk.first + chunk.received++;
            chunk.job.ended(1);
            if (!chunk.job.isOver()) {
                chunk.job.succeeded(index, value);
                settle(chunk.job);
            }
        }
    }

    private void outcome(Hand hand, Supplier<RuntimeException> failure) {
        hand.tasksDone++;
        Chunk chunk = hand.chunk;
        if (chunk != null) {
            fail(chunk.job, chunk.first + chunk.received++, failure);
        }
    }

    private void fail(Job job, int index, Supplier<RuntimeException> failure) {
        job.ended(1);
        if (!job.isOver()) {
            job.failed(index, failure);
            settle(job);
        }
    }

    private void settle(Job job) {
        if (progress != null) {
            progress.advance();
        }
        later(job);
        if (job.isFinished()) {
            forget(job);
        }
    }

    private static Supplier<RuntimeException> failure(Hand hand, byte[] graph) {
        Throwable thrown = thrown(graph);
        String worker = hand.toString();
        return () ->
                thrown instanceof BroodException ours && ours instanceof NotSendableException
                        ? ours
                        : new TaskException(worker, thrown);
    }

    private static Throwable thrown(byte[] graph) {
        try {
            return ThrownGraph.decode(Codec.ofThisProcess(), graph);
        } catch (RuntimeException | Error e) { // thrown while it was read
            return e;
        }
    }

    private static void awaitOutput(Hand hand, boolean error, long bytes) {
        long start = System.nanoTime();
        while (hand.worker.delivered(error) < bytes
                && System.nanoTime() - start < OUTPUT_NANOS
                && hand.exitCode() == null) {
            Thread.onSpinWait();
        }
    }

    // ---- the dead

    private void bury() {
        if (!died) {
            return;
        }
        died = false;
        for (Hand hand : List.copyOf(crew.hands())) {
            if (hand.exitCode() != null) {
                bury(hand);
            }
        }
        if (shut && crew.hands().isEmpty()) {
            news.add(whenGone);
        }
    }

    /** When all workers are gone: gives back what they shared with us. False if that was done before. */
    boolean end() {
        return with(() -> {
            boolean first = !gone;
            gone = true;
            takeIn();
            for (Hand hand : List.copyOf(crew.hands())) {
                ledger.gone(hand);
                crew.hands().remove(hand);
                hand.cell.results().dispose();
            }
            return first;
        });
    }

    private void bury(Hand hand) {
        long taken = hand.cell.taken();
        boolean gone = taken >= 0 && taken < cell.tasks().gets();
        boolean others = false;
        for (Hand other : crew.hands()) {
            others |= other != hand && other.cell.taken() == taken;
        }
        takeIn(); // after that look at the others: who has taken it and gone on, has said so
        Chunk chunk = chunks.get(taken);
        if (chunk != null && (chunk.hand == hand || chunk.hand == null && gone && !others)) {
            inherit(hand, chunk);
        }
        ledger.gone(hand);
        crew.replace(hand, this::failEverything);
        hand.cell.results().dispose();
    }

    /** Deals with what a dead worker had taken. */
    private void inherit(Hand hand, Chunk chunk) {
        chunks.remove(chunk.number);
        long claim = hand.cell.claimed();
        boolean begun = chunk.hand == hand && WorkerCell.isOf(claim, chunk.number);
        int next = begun ? Math.max(WorkerCell.next(claim), chunk.received) : 0;
        boolean victim = next > chunk.received;
        int limit = begun ? Math.min(WorkerCell.limit(claim), chunk.count) : chunk.count;
        if (victim) {
            victim(hand, chunk, next - 1);
        } else if (hand.timedOut != null) {
            if (begun && next == 0 && next < limit) { // it could not even read the function in time
                fail(chunk.job, chunk.first, tooLong(hand));
                next++;
            }
        } else if (!hand.cancelled && next < limit && ++chunk.misfortunes >= mostMisfortunes()) {
            fail(chunk.job, chunk.first + next, death(hand));
            next++;
        }
        if (next < limit) {
            Chunk rest = chunk.part(next, limit - next);
            rest.misfortunes = victim ? 0 : chunk.misfortunes;
            again(rest);
        }
    }

    private int mostMisfortunes() {
        return (int) Math.min(Integer.MAX_VALUE, MOST_MISFORTUNES + (long) settings.retries());
    }

    private void victim(Hand hand, Chunk chunk, int place) {
        int index = chunk.first + place;
        if (hand.timedOut != null) {
            fail(chunk.job, index, tooLong(hand));
        } else if (chunk.attempt < settings.retries()) {
            again(chunk.nextAttempt(place, 1));
        } else {
            fail(chunk.job, index, death(hand));
        }
    }

    private static Supplier<RuntimeException> tooLong(Hand hand) {
        String message =
                "the task ran longer than %s in %s, and was killed with it"
                        .formatted(hand.timedOut, hand);
        return () -> new TaskTimeoutException(message);
    }

    private static Supplier<RuntimeException> death(Hand hand) {
        String name = hand.worker.name();
        long pid = hand.worker.pid();
        int code = hand.exitCode();
        List<String> lines = hand.worker.lastErrorLines();
        return () -> new WorkerDiedException(name, pid, code, lines);
    }

    private void again(Chunk chunk) {
        if (!chunk.job.isOver()) {
            again.addFirst(chunk);
        }
    }

    // ---- the slow

    private void watch() {
        if (unfinished.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        boolean idle = false;
        for (Hand hand : crew.hands()) {
            long claim = hand.cell.claimed();
            if (claim != hand.claim || hand.chunk == null) {
                hand.claim = claim;
                hand.claimSince = now;
            } else if (settings.timeout() != null
                    && hand.timedOut == null
                    && now - hand.claimSince > settings.timeout().toNanos()
                    && hand.cell.condemn(claim)) { // or else the next item would die for it
                hand.timedOut = settings.timeout();
                hand.worker.kill();
            }
            idle |= hand.isIdle();
        }
        if (idle && again.isEmpty() && !cell.tasks().hasItems()) {
            takeBack(now);
        }
    }

    private void takeBack(long now) {
        for (Hand hand : crew.hands()) {
            Chunk chunk = hand.chunk;
            long claim = hand.claim;
            int left = WorkerCell.limit(claim) - WorkerCell.next(claim);
            if (chunk != null
                    && WorkerCell.isOf(claim, chunk.number)
                    && left > 0
                    && now - hand.claimSince > SLOW_NANOS
                    && hand.cell.takeBack(claim)) {
                int next = WorkerCell.next(claim);
                chunk.count = next;
                int part = Math.max(1, left / crew.hands().size());
                for (int i = 0; i < left; i += part) {
                    again.addLast(chunk.part(next + i, Math.min(part, left - i)));
                }
            }
        }
    }

    // ---- giving out

    private void giveOut() {
        while (cell.tasks().size() < enough()) {
            Chunk chunk = again.pollFirst();
            if (chunk == null) {
                chunk = nextChunk();
            } else if (chunk.job.isOver()) {
                continue;
            }
            if (chunk == null) {
                return;
            }
            send(chunk);
        }
    }

    /** How many chunks should wait in the lane. */
    private long enough() {
        int workers = crew.hands().size();
        Job job = jobs.peekFirst();
        double nanos = job == null ? 0 : job.meanNanos() * size(job);
        double many = nanos == 0 ? 2 : WAITING_NANOS / nanos;
        return (long) Math.clamp(workers * many, 2.0 * workers, MOST_WAITING);
    }

    private Chunk nextChunk() {
        for (int i = jobs.size(); i > 0; i--) {
            Job job = jobs.pollFirst();
            int count = Math.min(size(job), job.available());
            if (count > 0) {
                Chunk chunk = job.next(count);
                job.begun(count);
                if (job.available() > 0) {
                    jobs.addLast(job); // the next chunk is another job's, if there is one
                }
                return chunk;
            }
        }
        return null;
    }

    private int size(Job job) {
        int fixed = settings.chunkSize();
        if (fixed > 0) {
            return Math.min(fixed, Math.min(settings.maxTasksPerChild(), WorkerCell.LARGEST_CHUNK));
        }
        if (job.meanNanos() == 0) {
            return 1;
        }
        double right = CHUNK_NANOS / job.meanNanos();
        double share = (double) job.remaining() / (2 * crew.hands().size());
        int most = Math.min(settings.maxTasksPerChild(), WorkerCell.LARGEST_CHUNK / 16);
        return (int) Math.clamp(Math.min(right, share), 1.0, most);
    }

    /**
     * Puts a chunk into the lane. An item that cannot be sent fails, and what is behind it comes later, as does what would
     * make the chunk too large. Nothing is thrown here, in the thread of somebody who may have nothing to do with it.
     */
    private void send(Chunk whole) {
        Job job = whole.job;
        Set<String> met = new LinkedHashSet<>();
        try (Transit transit = Transit.begin(true)) {
            format.begin();
            int count = 0;
            while (count < whole.count && format.mark() < LARGEST_CHUNK_BYTES) {
                long mark = format.mark();
                try {
                    encode(whole, count, met);
                    count++;
                } catch (RuntimeException | Error e) {
                    format.dropAfter(mark);
                    fail(job, whole.first + count, unsendable(e));
                    againFrom(whole, count + 1);
                    whole.count = count;
                }
            }
            againFrom(whole, count);
            whole.count = count;
            if (count > 0 && !job.isOver()) {
                if (!job.definition().classes().containsAll(met)) {
                    job.definition(definitions.with(job.definition(), met));
                }
                put(whole, format.end(job.definition().segment(), count, job.arity()));
                transit.sent();
            }
        } catch (RuntimeException | Error e) {
            notSent(whole, e);
        }
    }

    private void againFrom(Chunk chunk, int place) {
        if (place < chunk.count) {
            again(chunk.part(place, chunk.count - place));
        }
    }

    /** There was no room, or one of the items reaches what cannot be sent. Each is tried alone before it fails. */
    private void notSent(Chunk chunk, Throwable reason) {
        if (chunk.count == 1) {
            fail(chunk.job, chunk.first, unsendable(reason));
            return;
        }
        for (int i = chunk.count - 1; i >= 0; i--) {
            again(chunk.part(i, 1));
        }
    }

    private static Supplier<RuntimeException> unsendable(Throwable reason) {
        return () ->
                reason instanceof RuntimeException known
                        ? known
                        : new IllegalArgumentException("the item cannot be sent: " + reason, reason);
    }

    private void encode(Chunk chunk, int place, Set<String> met) {
        int arity = chunk.job.arity();
        for (int i = 0; i < arity; i++) {
            Object argument = chunk.argument(place, i);
            Flat plain = FlatFormat.of(argument);
            format.add(plain != null ? plain : graph(chunk, place, i, argument, met));
        }
    }

    private static Flat graph(Chunk chunk, int place, int i, Object argument, Set<String> met) {
        String item = chunk.job.itemName(chunk.first + place);
        return FlatFormat.ofGraph(
                chunk.job.arity() == 1 ? item : item + ", argument " + (i + 1),
                argument,
                Codec.ofThisProcess(),
                name -> {
                    if (SessionNames.isSessionClass(name)) {
                        met.add(name);
                    }
                });
    }

    private void put(Chunk chunk, Flat record) {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                chunk.number = cell.tasks().put(record);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        chunks.put(chunk.number, chunk);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
