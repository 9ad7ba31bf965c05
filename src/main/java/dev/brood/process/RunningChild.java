package dev.brood.process;

import dev.brood.channel.Transit;
import dev.brood.engine.Worker;
import dev.brood.engine.WorkerListener;
import dev.brood.error.CrashReport;
import dev.brood.error.WaitInterruptedException;
import dev.brood.memory.Deadline;
import dev.brood.wire.Envelope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A started child as its parent knows it. */
final class RunningChild implements WorkerListener {

    /** How much of standard error is kept to explain a death. */
    private static final int LAST_ERROR_LINES = 20;

    private final ChildProcess child;
    private final ThisProcess.Code code;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Deque<String> lastErrorLines = new ArrayDeque<>();
    private final CrashReport crash = new CrashReport();
    private final long started = System.nanoTime();
    private Worker worker;
    private volatile boolean outputFailed;
    private volatile boolean over;

    private RunningChild(ChildProcess child) {
        this.child = child;
        this.code = ThisProcess.get().code();
    }

    /** Packs and starts; everything that can fail for the user's reasons fails here. */
    static RunningChild launch(ChildProcess child) {
        RunningChild running = new RunningChild(child);
        Assignment assignment = child.assignment();
        Settings settings = child.settings();
        try (Transit transit = Transit.begin(false)) {
            Envelope envelope =
                    running.code.packer().pack(assignment.job().getName(), assignment.roots());
            // Pools boot their own: what is printed after the first tasks were given should come
            // before theirs.
            boolean inAMoment = !(child instanceof WatchedProcess);
            running.worker =
                    ThisProcess.get()
                            .engine()
                            .launch(settings.forWorker(inAMoment), envelope, running);
            transit.sent();
            running.ended.thenRun(transit::recall);
        }
        if (settings.timeout() != null) {
            running.killAfter(settings.timeout());
        }
        return running;
    }

    /** Counts among the children of this process until its end. */
    void enlist() {
        ThisProcess.get().children().add(this);
        if (over) {
            delist();
        }
    }

    private void delist() {
        ThisProcess.get().children().remove(this);
    }

    private void killAfter(Duration limit) {
        ended.copy()
                .orTimeout(Deadline.nanos(limit), TimeUnit.NANOSECONDS)
                .exceptionally(_ -> {
                    show(true, child.name() + " was killed: it ran longer than " + limit);
                    worker.kill();
                    return null;
                });
    }

    /** A crash report is no output of the user's code, though the JVM puts it there. */
    @Override
    public void line(boolean error, String text) {
        CrashReport.Line ofReport = error ? CrashReport.Line.OTHER : crash.take(text);
        if (error || ofReport == CrashReport.Line.TELLING) {
            keep(text);
        }
        show(error || ofReport != CrashReport.Line.OTHER, text);
    }

    /** Of a long stack trace the beginning: what was thrown, and where. */
    private void keep(String errorLine) {
        synchronized (lastErrorLines) {
            boolean full = lastErrorLines.size() == LAST_ERROR_LINES;
            if (full
                    && isFrame(errorLine)
                    && lastErrorLines.stream().skip(1).allMatch(RunningChild::isFrame)) {
                return;
            }
            lastErrorLines.addLast(errorLine);
            if (lastErrorLines.size() > LAST_ERROR_LINES) {
                lastErrorLines.removeFirst();
            }
        }
    }

    private static boolean isFrame(String line) {
        return line.startsWith("\tat ");
    }

    /** Whatever is wrong with where the output goes, the child must not be held up by it. */
    private void show(boolean error, String text) {
        try {
            ThisProcess.get().output().line(child.name(), error, text);
        } catch (RuntimeException e) {
            if (!outputFailed) {
                outputFailed = true;
                System.err.println("the output of " + child.name() + " cannot be shown: " + e);
            }
        }
    }

    @Override
    public void outcome(boolean threw, byte[] graph) {
        child.outcome(threw, graph, code.codec());
    }

    @Override
    public void outcomeLost(String why) {
        child.outcomeLost(why);
    }

    @Override
    public byte[] classWanted(String name) {
        return code.session().bytes(name);
    }

    @Override
    public List<String> librariesWanted() {
        return code.session().libraries().stream()
                .map(path -> path.toAbsolutePath().toString())
                .toList();
    }

    @Override
    public void ended(int exitCode) {
        over = true;
        delist(); // before anyone is told
        ended.complete(exitCode);
    }

    CompletableFuture<Integer> ended() {
        return ended;
    }

    /** Waits for its end, but not longer than this. Gives whether it has ended. */
    boolean join(Duration atMost) {
        try {
            ended.get(Math.max(0, Deadline.nanos(atMost)), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw WaitInterruptedException.during("waiting for " + child.name(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause()); // it is never completed that way
        }
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    boolean isAlive() {
        return !ended.isDone();
    }

    /** The user's object, which may be closed already. */
    ChildProcess child() {
        return child;
    }

    Worker worker() {
        return worker;
    }

    long pid() {
        return worker.process().pid();
    }

    List<String> lastErrorLines() {
        synchronized (lastErrorLines) {
            return List.copyOf(lastErrorLines);
        }
    }

    @Override
    public String toString() {
        return child.name() + " (pid " + pid() + ")";
    }
}
