package dev.brood.internal.sync;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.SharedEventCount;
import dev.brood.internal.memory.SharedObject;
import dev.brood.sync.Event;
import java.time.Duration;

/**
 * A {@link Event} in shared memory.
 *
 * <pre>
 *    0       4        8         12      16
 *   | state | unused | waiting | calls |
 *
 *   state     31 bits that count how often it was set, wrapping around, and the lowest: whether it is set. Changed by
 *             compare-and-set by whoever sets or clears it. Zero: not set, and never was.
 *   waiting, calls    a {@link SharedEventCount}
 * </pre>
 */
public final class SharedEvent extends SharedObject implements Event {

    private static final int SIZE = 16;
    private static final int STATE = 0;
    private static final int EVENT_COUNT = 8;

    private static final int SET = 1;
    private static final int ONE_TIME = 2;

    private final AtomicMemory words = words();
    private final SharedEventCount waiters = new SharedEventCount(words, EVENT_COUNT);

    /**
     * Makes an event, not set.
     *
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedEvent() {
        super(SIZE);
    }

    private SharedEvent(long address) {
        super(address, SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedEvent(sent.address());
    }

    @Override
    public void set() {
        for (int state; !isSet(state = state()); ) {
            if (words.casInt(STATE, state, state + ONE_TIME | SET)) {
                break;
            }
        }
        waiters.callAll();
    }

    @Override
    public void clear() {
        for (int state; isSet(state = state()); ) {
            if (words.casInt(STATE, state, state & ~SET)) {
                return;
            }
        }
    }

    @Override
    public boolean isSet() {
        return isSet(state());
    }

    private static boolean isSet(int state) {
        return (state & SET) != 0;
    }

    private int state() {
        return words.getIntVolatile(STATE);
    }

    @Override
    public void await() {
        await(Deadline.NEVER);
    }

    @Override
    public boolean await(Duration timeout) {
        return await(Deadline.in(timeout));
    }

    private boolean await(Deadline deadline) {
        int before = state();
        if (isSet(before)) {
            return true;
        }
        // it is not set now, so another state means that it was set since
        return Unchecked.await(
                "an event", deadline, until -> waiters.await(() -> state() != before, until));
    }

    @Override
    public String toString() {
        return isSet() ? "Event[set]" : "Event[not set]";
    }
}
