package dev.brood.sync;

import java.time.Duration;

/**
 * A flag that threads of any process wait for. May be sent anywhere; all copies are the same event.
 *
 * <p>Who waits leaves when the event is set, or when it was set since: so a {@link #set} that is followed by a
 * {@link #clear} lets everybody go who waited, however late they look.
 *
 * <p>Memory consistency effects: what a thread did before {@link #set} is visible to whoever finds the event set.
 *
 * <p>If a holder dies: nobody holds an event. One who dies while it sets it has either set it or not; those who wait
 * notice a moment later at most.
 */
public interface Event {

    /** Sets the event. All who wait go on. */
    void set();

    /** Makes the event not set, so that others wait from now on. */
    void clear();

    /**
     * Tells whether the event is set.
     *
     * @return true if it is
     */
    boolean isSet();

    /**
     * Waits until the event is set; not at all if it is.
     *
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    void await();

    /**
     * Waits until the event is set, if that happens in time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    boolean await(Duration timeout);
}
