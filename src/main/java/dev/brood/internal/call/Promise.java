package dev.brood.internal.call;

import dev.brood.function.Action;
import dev.brood.process.AsyncResult;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The side of an {@link AsyncResult} that says how it came out, for those who bring it about. Safe for use by many threads.
 *
 * @param <T> type of the value
 */
public final class Promise<T> {

    /** Does the work of a thread that waits for a result, where the result does not come by itself. */
    public interface Waiter {

        /**
         * Waits, and does meanwhile what brings the result about.
         *
         * @param settled tells whether the result is there
         * @param nanos the longest time to wait
         * @return false if the time was over first
         * @throws InterruptedException if the thread is interrupted
         */
        boolean await(BooleanSupplier settled, long nanos) throws InterruptedException;
    }

    private final PromisedResult<T> result;

    /** Promises a result that comes by itself; somebody is at it from the beginning. */
    Promise(Action stop) {
        this.result = new PromisedResult<>(stop, () -> true, null);
    }

    /**
     * Promises a result.
     *
     * @param stop stops the work behind it
     * @param running tells, until the result is there, whether somebody is at it
     * @param waiter waits for it
     */
    public Promise(Action stop, BooleanSupplier running, Waiter waiter) {
        this.result = new PromisedResult<>(stop, running, waiter);
    }

    /**
     * Gives the result, for whoever waits for it.
     *
     * @return always the same one
     */
    public AsyncResult<T> result() {
        return result;
    }

    /**
     * Says the value; nothing happens if there is an outcome already.
     *
     * @param value the value
     * @return what is left to do, unless it is null: calls the callbacks, and wakes those who wait. It may take long
     */
    public Runnable succeed(T value) {
        return result.succeed(value);
    }

    /**
     * Says that there will be no value; nothing happens if there is an outcome already.
     *
     * @param failure makes the exception, once for each who asks
     * @return what is left to do, unless it is null: calls the callbacks, and wakes those who wait. It may take long
     */
    public Runnable fail(Supplier<? extends RuntimeException> failure) {
        return result.fail(failure);
    }
}
