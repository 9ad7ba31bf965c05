package dev.brood.sync;

import dev.brood.function.Action;
import dev.brood.function.Fn;
import java.time.Duration;

/**
 * A lock between processes, and between their threads. Not re-entrant: a second {@link #acquire} by whoever holds it
 * waits, as in Python. It is held by nobody in particular: any thread of any process may release it.
 *
 * <p>May be sent anywhere; all copies are the same lock. It is a {@link java.util.concurrent.locks.Lock} as well.
 * Without a rival, acquire and release are an atomic operation each.
 *
 * <p>Memory consistency effects: what a thread did before {@link #release}, in shared memory or, within a process,
 * anywhere, is visible to whoever acquires the lock next.
 *
 * <p>If a holder dies: the next one to acquire it gets it, and one line on standard error names the dead process. What
 * the lock protects may be half done then.
 */
public interface Lock extends java.util.concurrent.locks.Lock {

    /**
     * Acquires the lock; waits as long as it takes.
     *
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    void acquire();

    /**
     * Acquires the lock, if that is possible in time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    boolean acquire(Duration timeout);

    /**
     * Acquires the lock if it is free.
     *
     * @return false if somebody holds it
     */
    boolean tryAcquire();

    /**
     * Releases the lock, whoever holds it.
     *
     * @throws IllegalStateException if it is not held; nothing changes
     */
    void release();

    /**
     * Tells whether somebody holds the lock.
     *
     * @return true if it is held, be it by a process that has died
     */
    boolean isLocked();

    /**
     * Tells which process holds the lock.
     *
     * @return its pid, or null if the lock is free
     */
    Long holder();

    /**
     * Acquires the lock until the result is closed.
     *
     * @return to be closed, by try-with-resources
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    Held hold();

    /**
     * Does something under the lock.
     *
     * @param action what to do
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.TaskException with a checked exception of the action as its cause; others come as they are
     */
    void run(Action action);

    /**
     * Computes something under the lock.
     *
     * @param <R> type of the value
     * @param function what to compute
     * @return its value
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    <R> R call(Fn<R> function);

    /**
     * Makes a condition over this lock.
     *
     * @return the condition, which may be sent anywhere
     */
    @Override
    Condition newCondition();
}
