package dev.brood.internal.call;

import dev.brood.error.TaskException;
import dev.brood.error.WorkerDiedException;
import dev.brood.internal.process.LaunchSpec;
import dev.brood.internal.process.ProcessCore;
import dev.brood.internal.process.Role;
import dev.brood.internal.process.Task;
import dev.brood.internal.process.ThrownGraph;
import dev.brood.internal.wire.Codec;
import dev.brood.process.AsyncResult;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Of a process of its own for one call, whose value or exception comes back. A daemon, as pool workers are. */
final class AsyncRole<R> implements Role {

    /**
     * What the function printed should be seen before its result. So a result waits for the process to end, but no
     * longer than this, as threads that the function left behind may keep the process alive.
     */
    private static final long AFTER_RESULT_NANOS = 200_000_000;

    private final Object function;
    private final List<Object> arguments;
    private final Promise<R> promise = new Promise<>(this::kill);

    /** An outcome has come, though it may not be decoded yet. */
    private volatile boolean hasOutcome;

    private final CountDownLatch ended = new CountDownLatch(1);

    private final ProcessCore core;

    AsyncRole(Object function, List<Object> arguments) {
        this.core = new ProcessCore(null, true, this);
        this.function = function;
        this.arguments = arguments;
    }

    AsyncResult<R> begin() {
        core.start();
        core.ended().thenAccept(this::settleAtEnd);
        return promise.result();
    }

    private void kill() {
        core.kill();
    }

    private void settleAtEnd(int exitCode) {
        ended.countDown();
        if (!hasOutcome) {
            Runnable rest =
                    promise.fail(() ->
                            new WorkerDiedException(
                                    core.name(), core.pid(), exitCode, core.lastErrorLines()));
            if (rest != null) {
                inThread("callbacks", rest);
            }
        }
    }

    /** On a thread of its own, since callbacks may take long, or wait for another result. */
    private void inThread(String what, Runnable work) {
        Thread.ofPlatform().daemon().name(what + " of " + core.name()).start(work);
    }

    @Override
    public void run() {
        throw new IllegalStateException("only the copy in the worker runs");
    }

    @Override
    public boolean isWatched() {
        return true;
    }

    @Override
    public Task task() {
        return new Task(function, arguments);
    }

    @Override
    public LaunchSpec launchSpec(ProcessCore child) {
        return LaunchSpec.ofCall(child, function, arguments);
    }

    /**
     * The thread that calls this listens to the worker, so it must not wait. To decode may run the user's code and take
     * longer than the worker lives.
     */
    @Override
    public void outcome(boolean threw, byte[] graph, Codec codec) {
        long since = System.nanoTime();
        inThread("result", () -> settle(threw, graph, codec, since));
        // not before: if there can be no thread, the end of the worker settles it
        hasOutcome = true;
    }

    @Override
    public void outcomeLost(String why) {
        Runnable rest = failing(new IllegalStateException(why)).get();
        hasOutcome = true;
        if (rest != null) {
            inThread("callbacks", rest);
        }
    }

    private void settle(boolean threw, byte[] graph, Codec codec, long since) {
        Supplier<Runnable> outcome = decoded(threw, graph, codec);
        awaitEnd(AFTER_RESULT_NANOS - (System.nanoTime() - since));
        Runnable rest = outcome.get();
        if (rest != null) {
            rest.run();
        }
    }

    private void awaitEnd(long nanos) {
        try {
            ended.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // by the user's code while it was decoded; the result is due all the same
        }
    }

    /** Decodes what came. Gives what makes it known. */
    @SuppressWarnings("unchecked") // the function's type says so
    private Supplier<Runnable> decoded(boolean threw, byte[] graph, Codec codec) {
        try {
            if (threw) {
                return failing(ThrownGraph.decode(codec, graph));
            }
            R value = (R) codec.decode(graph);
            return () -> promise.succeed(value);
        } catch (Throwable e) {
            return failing(e);
        }
    }

    private Supplier<Runnable> failing(Throwable thrown) {
        return () ->
                promise.fail(
                        () -> new TaskException(core.name() + " (pid " + core.pid() + ")", thrown));
    }
}
