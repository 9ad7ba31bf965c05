package dev.brood.sync;

import dev.brood.error.BrokenBarrierException;
import java.time.Duration;

/**
 * Where a number of parties, threads of any processes, wait for each other: when the last one has come, all go on. Then it
 * can be used again. May be sent anywhere; all copies are the same barrier.
 *
 * <p>If one party gives up, because its time is over, it is interrupted, it dies or the action fails, the barrier is
 * broken: all who wait, and who come later, get a {@link BrokenBarrierException} that says why, until somebody calls
 * {@link #reset}.
 *
 * <p>Memory consistency effects: what the parties did before {@link #await()} is visible to the action, and what the action
 * did as well to all of them after it.
 *
 * <p>If a holder dies: a party that is killed while it waits or runs the action breaks the barrier, within a second. So
 * does a process that was sent the barrier and is killed before it comes, or after it went, as soon as others wait: they
 * would wait for ever.
 */
public interface Barrier {

    /**
     * Waits until all parties have come, as long as it takes, or as long as the barrier was made for: if that is over first, it breaks. The
     * last one does the action, if there is one, before all go on.
     *
     * @return in which place this one came, from 0 up
     * @throws BrokenBarrierException if the time is over, or the barrier is broken or breaks, or is reset meanwhile
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits; the barrier breaks
     * @throws dev.brood.error.TaskException with a checked exception of the action as its cause, if this one did it;
     *     others come as they are; the barrier breaks
     */
    int await();

    /**
     * As {@link #await()}, for a time. If that is over first, the barrier breaks.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return in which place this one came, from 0 up
     * @throws BrokenBarrierException if the time is over, or the barrier is broken or breaks, or is reset meanwhile
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits; the barrier breaks
     * @throws dev.brood.error.TaskException with a checked exception of the action as its cause, if this one did it;
     *     others come as they are; the barrier breaks
     */
    int await(Duration timeout);

    /** Makes the barrier as new. Who waits gets a {@link BrokenBarrierException}. */
    void reset();

    /** Breaks the barrier. */
    void abort();

    /**
     * Tells how many wait for each other.
     *
     * @return at least 1
     */
    int parties();

    /**
     * Tells how many wait now.
     *
     * @return less than there are parties; zero while the action is done and when the barrier is broken
     */
    int waiting();

    /**
     * Tells whether the barrier is broken.
     *
     * @return true from when a party gave up until {@link #reset}
     */
    boolean isBroken();
}
