package dev.brood.sync;

import dev.brood.hold.HeldObject;
import dev.brood.memory.Cells;
import dev.brood.memory.Words;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;

/**
 * What the arrays have in common: elements and a lock.
 *
 * <pre>
 *    0      32       64
 *   | lock | unused | elements ...
 *
 *   lock       an {@link RLock}
 *   elements   in the machine's order of bytes. Read and written by anyone, volatile and in one step each, unless many are
 *              copied at once. Zero: zero.
 * </pre>
 *
 * <p>How many elements there are travels with the handle.
 *
 * <p>Memory consistency effects: those of volatile variables, for single elements. What many are copied from or to at once
 * is ordered by a synchroniser only, for instance by {@link #lock}.
 *
 * <p>If a holder dies: each element is what was last written to it. The lock goes to the next who acquires it; a copy of
 * many elements may be half done then.
 */
abstract sealed class SharedArray extends HeldObject implements AutoCloseable
        permits IntArray, LongArray, DoubleArray, ByteArray {

    private static final int ELEMENTS = 64;

    /** The cell. */
    final Words words = words();

    private final RLock lock = new RLock(this, 0);
    private final int length;
    private final int elementSize;

    SharedArray(int length, int elementSize) {
        long bytes = size(length, elementSize);
        super(bytes, Cells.hasOwnSegment(bytes), _ -> {});
        this.length = length;
        this.elementSize = elementSize;
    }

    SharedArray(Sent sent, int elementSize) {
        long bytes = size(length(sent), elementSize);
        super(sent, bytes, Cells.hasOwnSegment(bytes), _ -> {});
        this.length = length(sent);
        this.elementSize = elementSize;
    }

    private static int length(Sent sent) {
        return (Integer) sent.parts().getFirst();
    }

    private static long size(int length, int elementSize) {
        if (length < 0) {
            throw new IllegalArgumentException(
                    "an array cannot have %d elements; it takes 0 or more".formatted(length));
        }
        long end = ELEMENTS + (long) length * elementSize;
        return (end + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    @Override
    public final Sent sent() {
        return sent(List.of(length));
    }

    /** Where an element is. */
    final long offset(int index) {
        checkOpen();
        return ELEMENTS + (long) Objects.checkIndex(index, length) * elementSize;
    }

    final <A> A copyInto(A array) {
        checkOpen();
        words.getAll(ELEMENTS, array, 0, length);
        return array;
    }

    final void copyFrom(Object array, int count) {
        checkOpen();
        if (count != length) {
            throw new IllegalArgumentException(
                    "an array of %d elements cannot take %d; the number must be the same"
                            .formatted(length, count));
        }
        words.setAll(ELEMENTS, array, 0, count);
    }

    /**
     * Tells how many elements there are.
     *
     * @return zero or more, always the same
     */
    public final int length() {
        return length;
    }

    /**
     * Gives the memory of the elements, to be used as fast as any other. It stays valid for as long as it is reachable; if the
     * array is closed by the last who has it, it is all zeros then.
     *
     * @return a segment of exactly their size
     * @throws dev.brood.error.ClosedException if the array was closed here
     */
    public final MemorySegment segment() {
        checkOpen();
        return segment(ELEMENTS, (long) length * elementSize);
    }

    /**
     * Gives the lock that comes with the array, for several steps that belong together. Single operations do not care for
     * it.
     *
     * @return the lock
     */
    public final RLock lock() {
        return lock;
    }

    /**
     * Ends the use of the array in this process: its elements cannot be read or written here from now on. Other processes go on.
     * The memory of an array of more than 64 KiB is given back with the last handle, whether closed or unreachable; a
     * smaller one's when it is unreachable, if it was never sent, or else with the session. Closing again does nothing.
     */
    @Override
    public final void close() {
        end();
    }

    @Override
    public final String toString() {
        return "%s[%d elements]".formatted(getClass().getSimpleName(), length);
    }
}
