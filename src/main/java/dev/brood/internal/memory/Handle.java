package dev.brood.internal.memory;

import java.util.List;

/**
 * Stands for something in shared memory. It travels as the address of that, and where it arrives there is one handle for
 * each address, however often it is sent.
 *
 * <p>A class of handles has a method {@code static Handle received(Sent)}, not necessarily public, which makes a handle
 * in the process that it was sent to.
 */
public interface Handle {

    /**
     * What is sent instead of a handle.
     *
     * @param address of the cell
     * @param parts what else it takes: other handles, a function, numbers
     */
    record Sent(long address, List<Object> parts) {}

    /**
     * Tells what to send. From now on other processes may know of it.
     *
     * @return what {@code received} gets in the other process
     */
    Sent sent();

    /**
     * Is told that the same has arrived again.
     *
     * @param sent what arrived
     * @return false if this handle is of no more use, so that a new one must be made
     */
    default boolean receivedAgain(Sent sent) {
        return true;
    }
}
