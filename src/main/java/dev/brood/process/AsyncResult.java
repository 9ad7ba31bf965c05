package dev.brood.process;

import dev.brood.error.BroodException;
import dev.brood.error.Remarks;
import dev.brood.error.ResultTimeoutException;
import dev.brood.error.TaskException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.function.Action;
import dev.brood.function.Action1;
import dev.brood.memory.Deadline;
import dev.brood.wire.StaysHere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A result that is on its way from another process. Modelled on Python's {@code AsyncResult}, and a {@link Future} for
 * code that wants one. Safe for use by many threads.
 *
 * <p>Callbacks have been called when {@link #await} returns. They may themselves ask for this result or others: inside a
 * callback a result is ready as soon as it is known how it came out, so that callbacks never wait for each other.
 *
 * <p>Memory consistency effects: what the function did before it returned its value is visible in that value, a copy.
 * If the process dies, the result fails with a {@link dev.brood.error.WorkerDiedException}.
 *
 * @param <T> type of the value
 */
public final class AsyncResult<T> implements Future<T>, StaysHere {

    /** How it came out: a value, or a failure, which is made anew for each caller so that it has the caller's trace. */
    private record Outcome<T>(T value, Supplier<? extends RuntimeException> failure) {}

    private final CountDownLatch known = new CountDownLatch(1);
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Promise.Waiter waiter;
    private final Action stop;
    private final List<Runnable> callbacks = new ArrayList<>();
    private volatile Outcome<T> outcome;
    private volatile boolean cancelled;

    /** Made by its {@link Promise}. Without a waiter it comes by itself. */
    AsyncResult(Action stop, Promise.Waiter waiter) {
        this.stop = stop;
        this.waiter = waiter != null ? waiter : (_, nanos) -> awaitLatch(nanos);
    }

    private boolean awaitLatch(long nanos) throws InterruptedException {
        return (Callback.isRunning() ? known : settled).await(nanos, TimeUnit.NANOSECONDS);
    }

    Runnable succeed(T value) {
        return settle(new Outcome<>(value, null));
    }

    Runnable fail(Supplier<? extends RuntimeException> failure) {
        return settle(new Outcome<>(null, failure));
    }

    /** Takes the first outcome; later ones are dropped. */
    private Runnable settle(Outcome<T> first) {
        synchronized (this) {
            if (outcome != null) {
                return null;
            }
            outcome = first;
        }
        known.countDown();
        return this::tell;
    }

    private void tell() {
        callbacks.forEach(Callback::run); // nothing is added since the outcome is there
        callbacks.clear();
        settled.countDown();
    }

    /**
     * Waits for the value.
     *
     * @return the value
     * @throws TaskException if the function threw; the cause is what it threw
     * @throws dev.brood.error.WorkerDiedException if the process ended before it had a result
     * @throws CancellationException if it was cancelled
     * @throws WaitInterruptedException if the calling thread is interrupted; the work goes on
     */
    @Override
    public T get() {
        await();
        return valueOrThrow();
    }

    /**
     * Waits for the value, but not longer than this.
     *
     * @param atMost the longest time to wait
     * @return the value
     * @throws ResultTimeoutException if it is not there by then; it may be asked for again
     * @throws TaskException if the function threw; the cause is what it threw
     * @throws dev.brood.error.WorkerDiedException if the process ended before it had a result
     * @throws CancellationException if it was cancelled
     * @throws dev.brood.error.TaskTimeoutException if it ran longer than its pool allows
     * @throws WaitInterruptedException if the calling thread is interrupted; the work goes on
     */
    public T get(Duration atMost) {
        if (!await(atMost)) {
            throw new ResultTimeoutException(
                    "no result after " + atMost + "; the work goes on, so ask again or cancel()");
        }
        return valueOrThrow();
    }

    /**
     * As {@link Future} has it: failures are wrapped.
     *
     * @throws ExecutionException if the function threw, with what it threw as the cause, or if its process died
     * @throws TimeoutException if the value is not there in time
     * @throws InterruptedException if the calling thread is interrupted
     */
    @Override
    public T get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!awaitSettled(unit.toNanos(timeout))) {
            throw new TimeoutException(
                    "no result after " + timeout + " " + unit.name().toLowerCase());
        }
        try {
            return valueOrThrow();
        } catch (TaskException e) {
            throw new ExecutionException(e.getCause());
        } catch (BroodException e) {
            throw new ExecutionException(e);
        }
    }

    private T valueOrThrow() {
        if (outcome.failure != null) {
            throw outcome.failure.get();
        }
        return outcome.value;
    }

    private boolean awaitSettled(long nanos) throws InterruptedException {
        return ready() || waiter.await(this::ready, nanos);
    }

    /**
     * Waits until it is ready, however it comes out.
     *
     * @throws WaitInterruptedException if the calling thread is interrupted; the work goes on
     */
    public void await() {
        try {
            awaitSettled(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw WaitInterruptedException.during("waiting for a result", e);
        }
    }

    /**
     * Waits until it is ready, but not longer than this.
     *
     * @param atMost the longest time to wait; zero or less only looks
     * @return whether it is ready
     * @throws WaitInterruptedException if the calling thread is interrupted; the work goes on
     */
    public boolean await(Duration atMost) {
        try {
            return awaitSettled(Deadline.nanos(atMost));
        } catch (InterruptedException e) {
            throw WaitInterruptedException.during("waiting for a result", e);
        }
    }

    /**
     * Tells whether it is ready, however it came out.
     *
     * @return whether {@link #get} would return or throw at once
     */
    public boolean ready() {
        return settled.getCount() == 0 || outcome != null && Callback.isRunning();
    }

    /**
     * Tells whether it came out well.
     *
     * @return whether there is a value rather than a failure
     * @throws IllegalStateException if it is not ready
     */
    public boolean successful() {
        if (!ready()) {
            throw new IllegalStateException(
                    "the result is not ready yet; await() it, or ask ready() first");
        }
        return outcome.failure == null;
    }

    /**
     * Has the value passed on when it is there; at once if it is. A callback that throws is reported on standard error
     * and does no harm.
     *
     * @param callback takes the value
     * @return this
     */
    public AsyncResult<T> onSuccess(Action1<? super T> callback) {
        call(() -> {
            if (outcome.failure == null) {
                callback.run(outcome.value);
            }
        });
        return this;
    }

    /**
     * Has the failure passed on when there is one; at once if there is. A callback that throws is reported on standard
     * error and does no harm.
     *
     * @param callback takes what {@link #get} throws
     * @return this
     */
    public AsyncResult<T> onError(Action1<? super Throwable> callback) {
        call(() -> {
            if (outcome.failure != null) {
                callback.run(outcome.failure.get());
            }
        });
        return this;
    }

    private void call(Action callback) {
        Runnable safe =
                () -> {
                    try {
                        callback.run();
                    } catch (Throwable e) {
                        Remarks.say("a callback threw " + e + "; the result is not affected");
                    }
                };
        synchronized (this) {
            if (outcome == null) {
                callbacks.add(safe);
                return;
            }
        }
        safe.run();
    }

    /**
     * Stops the work, and fails with a {@link CancellationException} unless it is ready.
     *
     * @return whether it was not ready yet
     */
    public boolean cancel() {
        Runnable rest = fail(() -> new CancellationException("the work was cancelled"));
        if (rest != null) {
            cancelled = true;
            rest.run();
            try {
                stop.run();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop the work", e);
            }
        }
        return rest != null;
    }

    /** Cancels; running work is always stopped, whatever the flag says. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel();
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean isDone() {
        return ready();
    }

    /**
     * Gives the result as a future that can be combined with others. It fails with what {@link #get} throws.
     *
     * @return a new future; completing it by hand has no effect on this
     */
    public CompletableFuture<T> toCompletableFuture() {
        CompletableFuture<T> future = new CompletableFuture<>();
        call(() -> {
            if (outcome.failure != null) {
                future.completeExceptionally(outcome.failure.get());
            } else {
                future.complete(outcome.value);
            }
        });
        return future;
    }

    @Override
    public String toString() {
        Outcome<T> known = outcome;
        if (known == null) {
            return "AsyncResult[not ready]";
        }
        return "AsyncResult[" + (known.failure == null ? known.value : known.failure.get()) + "]";
    }

    @Override
    public String whyItStays() {
        return "a result comes to the process that asked for it; send its value, as get() gives it";
    }
}
