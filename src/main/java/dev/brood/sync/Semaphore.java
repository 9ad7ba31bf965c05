package dev.brood.sync;

import java.time.Duration;

/**
 * A number of permits that the threads of all processes share. Permits belong to nobody: any thread of any process may
 * release one, and as many as it likes. May be sent anywhere; all copies are the same semaphore.
 *
 * <p>Without waiting, acquire and release are an atomic operation each and no system call.
 *
 * <p>Memory consistency effects: what a thread did before {@link #release()} is visible to whoever acquires the permit.
 *
 * <p>If a holder dies: its permits stay taken, as nobody can know who was to release them. Whoever notices may do so.
 */
public interface Semaphore {

    /**
     * Takes a permit; waits as long as it takes.
     *
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    void acquire();

    /**
     * Takes a permit, if that is possible in time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    boolean acquire(Duration timeout);

    /**
     * Takes a permit if there is one.
     *
     * @return false if there is none
     */
    boolean tryAcquire();

    /**
     * Gives a permit, be it one that was acquired or a new one.
     *
     * @throws IllegalStateException if there would be too many; nothing changes
     */
    void release();

    /**
     * Gives permits.
     *
     * @param count how many
     * @throws IllegalArgumentException if that is less than one
     * @throws IllegalStateException if there would be too many; nothing changes
     */
    void release(int count);

    /**
     * Tells how many permits there are.
     *
     * @return zero or more; may have changed since
     */
    int value();

    /**
     * Takes a permit until the result is closed.
     *
     * @return to be closed, by try-with-resources
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    Held hold();
}
