package dev.brood.internal.sync;

import dev.brood.internal.memory.Handle;
import dev.brood.sync.BoundedSemaphore;
import dev.brood.sync.Semaphore;

/**
 * A {@link BoundedSemaphore} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies are as for {@link Semaphore}.
 */
public final class SharedBoundedSemaphore extends SharedSemaphore implements BoundedSemaphore {

    /**
     * Makes a semaphore.
     *
     * @param permits how many it has at first and at most
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedBoundedSemaphore(int permits) {
        super(permits, permits);
    }

    private SharedBoundedSemaphore(long address) {
        super(address);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedBoundedSemaphore(sent.address());
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
