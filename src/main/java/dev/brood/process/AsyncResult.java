package dev.brood.process;

import dev.brood.channel.Waitable;
import dev.brood.error.ResultTimeoutException;
import dev.brood.error.TaskException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.function.Action1;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A result that is on its way, from another process or, of a {@code threadPool}, another thread. Modelled on Python's {@code AsyncResult}, and a {@link Future} for
 * code that wants one. {@code waitAny} waits for several of them, together with queues and processes. Safe for use by many threads.
 *
 * <p>Callbacks have been called when {@link #await} returns. They may themselves ask for this result or others: inside a
 * callback a result is ready as soon as it is known how it came out, so that callbacks never wait for each other.
 *
 * <p>Memory consistency effects: what the function did before it returned its value is visible in that value, a copy.
 * If the process dies, the result fails with a {@link dev.brood.error.WorkerDiedException}.
 *
 * @param <T> type of the value
 */
public interface AsyncResult<T> extends Future<T>, Waitable {

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
    T get();

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
    T get(Duration atMost);

    /**
     * As {@link Future} has it: failures are wrapped.
     *
     * @throws ExecutionException if the function threw, with what it threw as the cause, or if its process died
     * @throws TimeoutException if the value is not there in time
     * @throws InterruptedException if the calling thread is interrupted
     */
    @Override
    T get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException;

    /**
     * Waits until it is ready, however it comes out.
     *
     * @throws WaitInterruptedException if the calling thread is interrupted; the work goes on
     */
    void await();

    /**
     * Waits until it is ready, but not longer than this.
     *
     * @param atMost the longest time to wait; zero or less only looks
     * @return whether it is ready
     * @throws WaitInterruptedException if the calling thread is interrupted; the work goes on
     */
    boolean await(Duration atMost);

    /**
     * Tells whether it is ready, however it came out.
     *
     * @return whether {@link #get} would return or throw at once
     */
    boolean ready();

    /** As {@link #ready}, for {@code waitAny}. */
    @Override
    boolean isReady();

    /**
     * Tells whether a process, or a thread, is at it now. A call of a pool waits in a line before that; of a map it tells whether any of
     * its items is being worked on.
     *
     * @return false before that, and as soon as it is known how it came out
     */
    boolean running();

    /**
     * Tells whether it came out well.
     *
     * @return whether there is a value rather than a failure
     * @throws IllegalStateException if it is not ready
     */
    boolean successful();

    /**
     * Has the value passed on when it is there; at once if it is. A callback that throws is reported on standard error
     * and does no harm.
     *
     * @param callback takes the value
     * @return this
     */
    AsyncResult<T> onSuccess(Action1<? super T> callback);

    /**
     * Has the failure passed on when there is one; at once if there is. A callback that throws is reported on standard
     * error and does no harm.
     *
     * @param callback takes what {@link #get} throws
     * @return this
     */
    AsyncResult<T> onError(Action1<? super Throwable> callback);

    /**
     * Stops the work, and fails with a {@link CancellationException} unless it is ready.
     *
     * @return whether it was not ready yet
     */
    boolean cancel();

    /**
     * Gives the result as a future that can be combined with others. It fails with what {@link #get} throws.
     *
     * @return a new future; completing it by hand has no effect on this
     */
    CompletableFuture<T> toCompletableFuture();
}
