package dev.brood.internal.scheduler.inline;

import dev.brood.error.TaskException;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.diagnosis.Remarks;
import dev.brood.internal.machine.Pid;
import dev.brood.internal.scheduler.ClaimWord;
import dev.brood.internal.scheduler.PoolOptions;
import dev.brood.internal.scheduler.WorkerEvents;
import dev.brood.internal.scheduler.WorkerLink;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A worker that is a thread. A thread cannot be killed: {@link #kill} interrupts it, and from that moment on the pool takes it for
 * dead. It takes nothing more, nobody hears of what it does, and another thread takes its place, while this one may need a
 * moment to come to its end, or never do so if its task takes no notice.
 */
final class WorkerThread implements WorkerLink {

    /** As for a process that ends by itself, one whose code failed, and one that is killed. */
    private static final int DONE = 0;

    private static final int FAILED = 1;
    private static final int KILLED = -9;

    /** So long the end of a pool waits for a task that was interrupted. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final String name;
    private final ChunkLine line;
    private final EventCount resultsReady;
    private final PoolOptions options;
    private final Runnable onEnd;
    private final Thread thread;
    private final Claimed claim = new Claimed();

    /** What it has reported. Nothing is added any more when it has ended. */
    private final Queue<Consumer<WorkerEvents>> reports = new ConcurrentLinkedQueue<>();

    private volatile long taken = -1;
    private volatile boolean ready;
    private volatile Integer exitCode;

    /** What ended it; null if it did not fail. */
    private volatile Throwable failure;

    WorkerThread(
            String name,
            ChunkLine line,
            EventCount resultsReady,
            PoolOptions options,
            Runnable onEnd) {
        this.name = name;
        this.line = line;
        this.resultsReady = resultsReady;
        this.options = options;
        this.onEnd = onEnd;
        this.thread = SystemThreads.make(name, this::run);
    }

    private static final class Claimed extends ClaimWord {

        private final AtomicLong word = new AtomicLong();

        @Override
        public long get() {
            return word.get();
        }

        @Override
        protected boolean compareAndSet(long expected, long next) {
            return word.compareAndSet(expected, next);
        }
    }

    void start() {
        SystemThreads.start(thread);
    }

    // ---- in its thread

    private void run() {
        int code = FAILED;
        try {
            if (new ThreadLoop(this, line, resultsReady, options).run()) {
                code = DONE;
            }
        } catch (Throwable e) {
            failure = e;
        } finally {
            end(code);
        }
    }

    void ready() {
        ready = true;
    }

    /** Under the monitor of this, so that nothing is reported after its end. */
    synchronized void report(Consumer<WorkerEvents> report) {
        if (exitCode == null) {
            reports.add(report);
        }
    }

    // ---- its end

    private void end(int code) {
        synchronized (line) {
            synchronized (this) {
                if (exitCode != null) {
                    return;
                }
                exitCode = code;
            }
            line.wakeAll();
        }
        onEnd.run();
    }

    @Override
    public void kill() {
        end(KILLED);
        thread.interrupt();
    }

    @Override
    public void stop() {
        kill();
    }

    /** For the line, under its monitor. */
    boolean isKilled() {
        return exitCode != null;
    }

    /** For the line, under its monitor. */
    void taking(long number) {
        taken = number;
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void join() {
        boolean gone =
                Uninterrupted.await(() ->
                        exitCode == null || exitCode != KILLED
                                ? joinForEver()
                                : thread.join(MOMENT));
        if (!gone) {
            Remarks.say(name + " was interrupted and does not end; what its task does goes on");
        }
    }

    private boolean joinForEver() throws InterruptedException {
        thread.join();
        return true;
    }

    // ---- how it is

    @Override
    public String name() {
        return name;
    }

    @Override
    public long pid() {
        return Pid.own();
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public Integer exitCode() {
        return exitCode;
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public ClaimWord claim() {
        return claim;
    }

    @Override
    public boolean take(boolean all, WorkerEvents events) {
        Consumer<WorkerEvents> report = reports.poll();
        if (report != null) {
            report.accept(events);
        }
        return report != null;
    }

    @Override
    public boolean hasReports() {
        return !reports.isEmpty();
    }

    @Override
    public boolean isHeldUp() {
        return false;
    }

    @Override
    public long bytesOut() {
        return 0;
    }

    @Override
    public void dispose() {
        // the collector finds it
    }

    @Override
    public Supplier<RuntimeException> death(Supplier<String> item) {
        Throwable why = failure;
        return () -> new TaskException(name, item.get(), why);
    }

    @Override
    public String fateOfLateTask() {
        return "and was interrupted";
    }

    @Override
    public String toString() {
        return name;
    }
}
