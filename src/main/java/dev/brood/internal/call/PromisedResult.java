package dev.brood.internal.call;

import dev.brood.error.BroodException;
import dev.brood.error.ResultTimeoutException;
import dev.brood.error.TaskException;
import dev.brood.function.Action;
import dev.brood.function.Action1;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.diagnosis.Remarks;
import dev.brood.process.AsyncResult;
import dev.brood.spi.StaysHere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A result that its {@link Promise} brings about. */
@StaysHere("a result comes to the process that asked for it; send its value, as get() gives it")
final class PromisedResult<T> implements AsyncResult<T> {

    /** How it came out: a value, or a failure, which is made anew for each caller so that it has the caller's trace. */
    private record Outcome<T>(T value, Supplier<? extends RuntimeException> failure) {}

    private final CountDownLatch known = new CountDownLatch(1);
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Promise.Waiter waiter;
    private final Action stop;
    private final BooleanSupplier running;
    private final List<Runnable> callbacks = new ArrayList<>();
    private volatile Outcome<T> outcome;

    /** When its outcome came, by this JVM's clock; written before that is. */
    private long cameAt;

    /** Made by its {@link Promise}. Without a waiter it comes by itself. */
    PromisedResult(Action stop, BooleanSupplier running, Promise.Waiter waiter) {
        this.stop = stop;
        this.running = running;
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
            cameAt = System.nanoTime();
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

    @Override
    public T get() {
        await();
        return valueOrThrow();
    }

    @Override
    public T get(Duration atMost) {
        if (!await(atMost)) {
            throw new ResultTimeoutException(
                    "no result after " + atMost + "; the work goes on, so ask again or cancel()");
        }
        return valueOrThrow();
    }

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

    @Override
    public void await() {
        try {
            awaitSettled(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for a result", e);
        }
    }

    @Override
    public boolean await(Duration atMost) {
        try {
            return awaitSettled(Deadline.nanos(atMost));
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for a result", e);
        }
    }

    @Override
    public boolean ready() {
        return settled.getCount() == 0 || outcome != null && Callback.isRunning();
    }

    /** Does a round of work in a callback, as nobody else may: others are asked by this thread to do so, or have one themselves. */
    @Override
    public boolean isReady() {
        return ready() || Callback.isRunning() && await(Duration.ZERO);
    }

    @Override
    public boolean running() {
        return outcome == null && running.getAsBoolean() && outcome == null;
    }

    /** When it came, by {@link System#nanoTime}; not before it is ready. */
    long cameAt() {
        return cameAt;
    }

    @Override
    public boolean successful() {
        if (!ready()) {
            throw new IllegalStateException(
                    "the result is not ready yet; await() it, or ask ready() first");
        }
        return outcome.failure == null;
    }

    @Override
    public AsyncResult<T> onSuccess(Action1<? super T> callback) {
        call(() -> {
            if (outcome.failure == null) {
                callback.run(outcome.value);
            }
        });
        return this;
    }

    @Override
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

    @Override
    public boolean cancel() {
        Runnable rest = fail(new Cancellation("the work was cancelled"));
        if (rest != null) {
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
        return outcome != null && outcome.failure instanceof Cancellation;
    }

    @Override
    public boolean isDone() {
        return ready();
    }

    @Override
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
}
