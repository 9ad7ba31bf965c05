package dev.brood.sync;

import java.lang.foreign.MemorySegment;

/**
 * What the arrays have in common: elements and a lock.
 *
 * <p>Memory consistency effects: those of volatile variables, for single elements. What many are copied from or to at once
 * is ordered by a synchroniser only, for instance by {@link #lock}.
 *
 * <p>If a holder dies: each element is what was last written to it. The lock goes to the next who acquires it; a copy of
 * many elements may be half done then.
 */
public interface SharedArray extends AutoCloseable {

    /**
     * Tells how many elements there are.
     *
     * @return zero or more, always the same
     */
    int length();

    /**
     * Gives the memory of the elements, to be used as fast as any other. It stays valid for as long as it is reachable; if the
     * array is closed by the last who has it, it is all zeros then.
     *
     * @return a segment of exactly their size
     * @throws dev.brood.error.ClosedException if the array was closed here
     */
    MemorySegment segment();

    /**
     * Gives the lock that comes with the array, for several steps that belong together. Single operations do not care for
     * it.
     *
     * @return the lock; the one that it was made with, if others have it as well
     */
    RLock lock();

    /**
     * Ends the use of the array in this process: its elements cannot be read or written here from now on. Other processes go on.
     * The memory of an array of more than 64 KiB is given back with the last copy, whether closed or unreachable; a
     * smaller one's when it is unreachable, if it was never sent, or else with the session. Closing again does nothing.
     */
    @Override
    void close();
}
