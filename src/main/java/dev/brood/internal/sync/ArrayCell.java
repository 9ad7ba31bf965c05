package dev.brood.internal.sync;

import dev.brood.internal.diagnosis.UserNames;
import dev.brood.internal.hold.HeldObject;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.SharedAllocator;
import dev.brood.sync.RLock;
import dev.brood.sync.SharedArray;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A {@link SharedArray} in shared memory.
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
 * <p>How many elements there are travels with the handle, and so does another lock, if one was given: then that in the cell is not used.
 */
public abstract sealed class ArrayCell extends HeldObject implements SharedArray
        permits SharedIntArray, SharedLongArray, SharedDoubleArray, SharedByteArray {

    private static final int ELEMENTS = 64;

    /** The cell. */
    final AtomicMemory words = words();

    private final GivenLock given;
    private final RLock lock;
    private final int length;
    private final int elementSize;

    /** Makes a cell, with a lock of its own unless one is given. */
    ArrayCell(int length, int elementSize, GivenLock given) {
        long bytes = size(length, elementSize);
        super(bytes, SharedAllocator.hasOwnSegment(bytes), _ -> {});
        this.given = given;
        this.lock = given.or(() -> new SharedRLock(this, 0));
        this.length = length;
        this.elementSize = elementSize;
    }

    ArrayCell(Sent sent, int elementSize) {
        long bytes = size(length(sent), elementSize);
        super(sent, bytes, SharedAllocator.hasOwnSegment(bytes), _ -> {});
        this.given = GivenLock.in(sent);
        this.lock = given.or(() -> new SharedRLock(this, 0));
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
        return sent(given.after(length));
    }

    /** Where an element is. */
    final long offset(int index) {
        checkOpen();
        return ELEMENTS + (long) Objects.checkIndex(index, length) * elementSize;
    }

    /** How many elements there are from one to before another; they must all be there. */
    final int count(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return to - from;
    }

    final <A> A copyInto(A array, int from, int to) {
        checkOpen();
        words.getAll(ELEMENTS + (long) from * elementSize, array, 0, to - from);
        return array;
    }

    final void checkAll(int count) {
        if (count != length) {
            throw new IllegalArgumentException(
                    "an array of %d elements cannot take %d; the number must be the same"
                            .formatted(length, count));
        }
    }

    final void copyFrom(Object array, int count, int at) {
        checkOpen();
        Objects.checkFromIndexSize(at, count, length);
        words.setAll(ELEMENTS + (long) at * elementSize, array, 0, count);
    }

    @Override
    public final int length() {
        return length;
    }

    @Override
    public final MemorySegment segment() {
        checkOpen();
        return segment(ELEMENTS, (long) length * elementSize);
    }

    @Override
    public final RLock lock() {
        return lock;
    }

    @Override
    public final void close() {
        end();
    }

    @Override
    public final String toString() {
        return "%s[%d elements]".formatted(UserNames.kind(getClass()), length);
    }
}
