package dev.brood.sync;

import dev.brood.memory.Handle;

/**
 * A {@link Semaphore} that never has more permits than at first: a release without an acquire is a mistake that it
 * reports.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies are as for {@link Semaphore}.
 */
public final class BoundedSemaphore extends Semaphore {

    /**
     * Makes a semaphore.
     *
     * @param permits how many it has at first and at most
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public BoundedSemaphore(int permits) {
        super(permits, permits);
    }

    private BoundedSemaphore(long address) {
        super(address);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new BoundedSemaphore(sent.address());
    }

    @Override
    String tooMany(int permits, int count) {
        return "the semaphore has %d of %d permits, so %d cannot be released: each release needs an acquire before it"
                .formatted(permits, bound(), count);
    }

    @Override
    public String toString() {
        return "BoundedSemaphore[" + value() + " of " + bound() + "]";
    }
}
