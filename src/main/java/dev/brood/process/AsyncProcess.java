package dev.brood.process;

import dev.brood.error.TaskException;
import dev.brood.error.WorkerDiedException;
import dev.brood.wire.Codec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of its own for one call, whose value or exception comes back. A daemon, as pool workers are. */
final class AsyncProcess<R> extends ChildProcess {

    /**
     * What the function printed should be seen before its result. So a result waits for the process to end, but no
     * longer than this, as threads that the function left behind may keep the process alive.
     */
    private static final long AFTER_RESULT_MILLIS = 200;

    private final transient Object function;
    private final transient List<Object> arguments;
    private final transient AsyncResult<R> result = new AsyncResult<>(this::kill);

    /** Makes the outcome known; null until there is one. Running it twice does nothing. */
    private transient volatile Runnable settle;

    AsyncProcess(Object function, List<Object> arguments) {
        super(ThisProcess.get().nextIdentity(), null, true);
        this.function = function;
        this.arguments = arguments;
    }

    AsyncResult<R> begin() {
        start();
        running().ended().thenAccept(this::settleAtEnd);
        return result;
    }

    private void settleAtEnd(int exitCode) {
        Runnable known = settle;
        if (known != null) {
            known.run();
        } else {
            tell(
                    result.fail(() ->
                            new WorkerDiedException(
                                    name(), pid(), exitCode, running().lastErrorLines())));
        }
    }

    @Override
    public void run() {
        throw new IllegalStateException("only the copy in the worker runs");
    }

    @Override
    Task task() {
        return new Task(function, arguments);
    }

    @Override
    Assignment assignment() {
        return Assignment.ofAsync(this, function, arguments);
    }

    /** The thread that calls this listens to the worker, so it must not wait. */
    @Override
    void outcome(boolean threw, byte[] graph, Codec codec) {
        settle = threw ? failing(ThrownGraph.decode(codec, graph)) : decoding(codec, graph);
        CompletableFuture.delayedExecutor(AFTER_RESULT_MILLIS, TimeUnit.MILLISECONDS)
                .execute(settle);
    }

    /** On a thread of its own, since callbacks may take long, or wait for another result. */
    private void tell(Runnable rest) {
        if (rest != null) {
            Thread.ofPlatform().daemon().name("callbacks of " + name()).start(rest);
        }
    }

    private Runnable failing(Throwable thrown) {
        return () ->
                tell(result.fail(() -> new TaskException(name() + " (pid " + pid() + ")", thrown)));
    }

    @SuppressWarnings("unchecked") // the function's type says so
    private Runnable decoding(Codec codec, byte[] graph) {
        try {
            R value = (R) codec.decode(graph);
            return () -> tell(result.succeed(value));
        } catch (RuntimeException | LinkageError e) {
            return failing(e);
        }
    }
}
