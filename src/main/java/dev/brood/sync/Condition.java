package dev.brood.sync;

import dev.brood.function.Fn;
import java.time.Duration;

/**
 * Where threads of any process that hold a lock wait until another one, which holds it then, says that something may have
 * changed. May be sent anywhere; all copies are the same condition. It is a {@link java.util.concurrent.locks.Condition}
 * as well.
 *
 * <p>A signal is for those who wait at that time, the oldest first; if nobody waits it is lost. As always with conditions,
 * it is wise to look again after a wait, or to have that done by {@link #await(Fn)}.
 *
 * <p>Memory consistency effects: those of the lock.
 *
 * <p>If a holder dies: the lock is given to another, see {@link Lock}. If one who waits dies, signals are for the others;
 * a signal that it got and could not use any more goes to another one who waited at that time, within a moment.
 */
public interface Condition extends java.util.concurrent.locks.Condition {

    /**
     * Gives the lock.
     *
     * @return the lock that the condition was made over, or its own
     */
    Lock lock();

    /**
     * Acquires the lock; waits as long as it takes.
     *
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    void acquire();

    /**
     * Releases the lock once.
     *
     * @throws IllegalStateException if it is not held
     */
    void release();

    /**
     * Acquires the lock until the result is closed.
     *
     * @return to be closed, by try-with-resources
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    Held hold();

    /**
     * Releases the lock, however often it was acquired, waits for a signal, and acquires it again as it was.
     *
     * @throws IllegalStateException if the lock is not held; nothing changes
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits; it holds the lock
     *     again
     */
    @Override
    void await();

    /**
     * As {@link #await()}, for a time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first; the lock is held again in any case
     * @throws IllegalStateException if the lock is not held; nothing changes
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits; it holds the lock
     *     again
     */
    boolean await(Duration timeout);

    /**
     * Waits until something is true, which is looked at now and after each signal, under the lock.
     *
     * @param predicate what should be true
     * @throws IllegalStateException if the lock is not held
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.TaskException with a checked exception of the predicate as its cause; others come as they
     *     are
     */
    void await(Fn<Boolean> predicate);

    /**
     * As {@link #await(Fn)}, for a time.
     *
     * @param predicate what should be true
     * @param timeout how long to wait altogether; zero or less is not at all
     * @return false if it is not true after that time
     * @throws IllegalStateException if the lock is not held
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.TaskException with a checked exception of the predicate as its cause; others come as they
     *     are
     */
    boolean await(Fn<Boolean> predicate, Duration timeout);

    /**
     * Lets one go on who waits. It does so when the lock is released.
     *
     * @throws IllegalStateException if the lock is not held; nothing changes
     */
    @Override
    void signal();

    /**
     * Lets some go on who wait.
     *
     * @param count how many at most
     * @throws IllegalArgumentException if that is less than zero
     * @throws IllegalStateException if the lock is not held; nothing changes
     */
    void signal(int count);

    /**
     * Lets all go on who wait.
     *
     * @throws IllegalStateException if the lock is not held; nothing changes
     */
    @Override
    void signalAll();
}
