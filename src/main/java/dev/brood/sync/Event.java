package dev.brood.sync;

import dev.brood.memory.Deadline;
import dev.brood.memory.Handle;
import dev.brood.memory.SharedObject;
import dev.brood.memory.WaitPoint;
import dev.brood.memory.Words;
import java.time.Duration;

/**
 * A flag that threads of any process wait for. May be sent anywhere; all copies are the same event.
 *
 * <pre>
 *    0       4        8         12      16
 *   | state | unused | waiting | calls |
 *
 *   state     31 bits that count how often it was set, wrapping around, and the lowest: whether it is set. Changed by
 *             compare-and-set by whoever sets or clears it. Zero: not set, and never was.
 *   waiting, calls    a {@link WaitPoint}
 * </pre>
 *
 * <p>Who waits leaves when the event is set, or when it was set since: so a {@link #set} that is followed by a
 * {@link #clear} lets everybody go who waited, however late they look.
 *
 * <p>Memory consistency effects: what a thread did before {@link #set} is visible to whoever finds the event set.
 *
 * <p>If a holder dies: nobody holds an event. One who dies while it sets it has either set it or not; those who wait
 * notice a moment later at most.
 */
public final class Event extends SharedObject {

    private static final int SIZE = 16;
    private static final int STATE = 0;
    private static final int WAIT_POINT = 8;

    private static final int SET = 1;
    private static final int ONE_TIME = 2;

    private final Words words = words();
    private final WaitPoint waiters = new WaitPoint(words, WAIT_POINT);

    /**
     * Makes an event, not set.
     *
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public Event() {
        super(SIZE);
    }

    private Event(long address) {
        super(address, SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new Event(sent.address());
    }

    /** Sets the event. All who wait go on. */
    public void set() {
        for (int state; !isSet(state = state()); ) {
            if (words.casInt(STATE, state, state + ONE_TIME | SET)) {
                break;
            }
        }
        waiters.callAll();
    }

    /** Makes the event not set, so that others wait from now on. */
    public void clear() {
        for (int state; isSet(state = state()); ) {
            if (words.casInt(STATE, state, state & ~SET)) {
                return;
            }
        }
    }

    /**
     * Tells whether the event is set.
     *
     * @return true if it is
     */
    public boolean isSet() {
        return isSet(state());
    }

    private static boolean isSet(int state) {
        return (state & SET) != 0;
    }

    private int state() {
        return words.getIntVolatile(STATE);
    }

    /**
     * Waits until the event is set; not at all if it is.
     *
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public void await() {
        await(Deadline.NEVER);
    }

    /**
     * Waits until the event is set, if that happens in time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public boolean await(Duration timeout) {
        return await(Deadline.in(timeout));
    }

    private boolean await(Deadline deadline) {
        int before = state();
        if (isSet(before)) {
            return true;
        }
        // it is not set now, so another state means that it was set since
        return Guarded.await(
                "an event", deadline, until -> waiters.await(() -> state() != before, until));
    }

    @Override
    public String toString() {
        return isSet() ? "Event[set]" : "Event[not set]";
    }
}
