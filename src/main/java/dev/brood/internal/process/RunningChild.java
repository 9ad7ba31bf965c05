package dev.brood.internal.process;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.code.SessionClasses;
import dev.brood.internal.diagnosis.MemoryHint;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.hold.OrphanedHolds;
import dev.brood.internal.wire.Envelope;
import dev.brood.spi.Worker;
import dev.brood.spi.WorkerListener;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A started child as its parent knows it. */
final class RunningChild implements WorkerListener {

    private final ProcessCore child;
    private final ThisProcess.Code code;

    /** Knows the classes of a program that are not on the class path. */
    private final ClassLoader programs;

    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final ChildOutput output;
    private final long started = System.nanoTime();
    private Worker worker;
    private volatile boolean over;

    private RunningChild(ProcessCore child) {
        this.child = child;
        this.output = new ChildOutput(child);
        this.code = ThisProcess.get().code();
        this.programs = SessionClasses.NONE.loader();
    }

    /** Packs and starts; everything that can fail for the user's reasons fails here. */
    static RunningChild launch(ProcessCore child) {
        RunningChild running = new RunningChild(child);
        LaunchSpec spec = child.role().launchSpec(child);
        Settings settings = child.role().settings();
        Envelope envelope;
        try (InFlightReferences references = InFlightReferences.begin(false)) {
            envelope =
                    HiddenKey.travelling(
                            () -> running.code.packer().pack(spec.job().getName(), spec.roots()));
            running.worker =
                    ThisProcess.get()
                            .engine()
                            .launch(
                                    settings.forWorker(
                                            child.role().isWatched(), child.role().inAMoment()),
                                    envelope,
                                    running);
            references.sentTo(running.worker.pid());
            running.ended.thenRun(references::recall);
        }
        if (settings.timeout() != null) {
            running.killAfter(settings.timeout());
        }
        ThisProcess.get().started(child.role().task(), envelope);
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
                    output.say(child.name() + " was killed: it ran longer than " + limit);
                    worker.kill();
                    return null;
                });
    }

    @Override
    public void line(boolean error, byte[] bytes) {
        output.line(error, bytes);
    }

    @Override
    public void outcome(boolean threw, byte[] graph) {
        child.role().outcome(threw, graph, code.codec());
    }

    @Override
    public void outcomeLost(String why) {
        child.role().outcomeLost(why);
    }

    @Override
    public byte[] classWanted(String name) {
        byte[] known = code.session().bytes(name);
        if (known != null || programs == ClassLoader.getSystemClassLoader()) {
            return known;
        }
        try (InputStream file = programs.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            return null; // as if it were not there
        }
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
        output.end();
        delist(); // before anyone is told
        ended.complete(exitCode);
        OrphanedHolds.look(); // it may have been the last one to hold something
    }

    CompletableFuture<Integer> ended() {
        return ended;
    }

    /** Waits for its end, but not longer than this. Gives whether it has ended. */
    boolean join(Duration atMost) {
        return await(ended, atMost, child.name());
    }

    /** The same for the end of any process. */
    static boolean await(CompletableFuture<?> end, Duration atMost, String name) {
        try {
            end.get(Math.max(0, Deadline.nanos(atMost)), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for " + name, e);
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

    /** Who it is; may be closed already. */
    ProcessCore child() {
        return child;
    }

    Worker worker() {
        return worker;
    }

    long pid() {
        return worker.pid();
    }

    /** With what explains a lack of memory. */
    List<String> lastErrorLines() {
        List<String> lines = new ArrayList<>(output.lastErrorLines());
        Long heap = child.role().settings().heap();
        if (heap != null) {
            lines.add(MemoryHint.heap(heap));
        }
        if (!worker.wasKilled()) {
            lines.add(MemoryHint.killedBySomebodyElse());
        }
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return child.name() + " (pid " + pid() + ")";
    }
}
