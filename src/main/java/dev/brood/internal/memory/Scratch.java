package dev.brood.internal.memory;

import java.lang.foreign.Arena;

/** Memory of this process alone that grows, to prepare in it what will be shared. Not safe for use by many threads. */
public final class Scratch {

    private static final int FIRST_SIZE = 4096;

    private AtomicMemory words = allocate(FIRST_SIZE);
    private long used;

    private static AtomicMemory allocate(long bytes) {
        return new AtomicMemory(Arena.ofAuto().allocate(bytes, Long.BYTES));
    }

    /** Begins anew. */
    public void clear() {
        used = 0;
    }

    /**
     * Makes room at the end.
     *
     * @param bytes how many, a multiple of 8
     * @return where they are, in {@link #words}
     */
    public long extend(long bytes) {
        long offset = used;
        used += bytes;
        if (used > words.segment().byteSize()) {
            AtomicMemory larger = allocate(Math.max(used, 2 * words.segment().byteSize()));
            larger.copy(0, words, offset);
            words = larger;
        }
        return offset;
    }

    /**
     * Takes back room at the end.
     *
     * @param bytes how much stays
     */
    public void cutTo(long bytes) {
        used = bytes;
    }

    /**
     * Gives access to what is there.
     *
     * @return the memory; another one after {@link #extend}
     */
    public AtomicMemory words() {
        return words;
    }

    /**
     * Tells how much there is.
     *
     * @return bytes
     */
    public long used() {
        return used;
    }
}
