package dev.brood.internal.sync;

import dev.brood.internal.memory.Handle;
import dev.brood.sync.LongArray;
import dev.brood.sync.RLock;

/**
 * A {@link LongArray} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: its elements are volatile variables, with a
 * lock beside them that outlives its holder. {@link #toArray} and {@link #copyFrom} are not atomic as a whole.
 */
public final class SharedLongArray extends ArrayCell implements LongArray {

    /**
     * Makes an array, all zeros.
     *
     * @param length how many elements
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedLongArray(int length) {
        super(length, Long.BYTES, GivenLock.NONE);
    }

    /**
     * Makes an array with the elements of another.
     *
     * @param elements are copied
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedLongArray(long[] elements) {
        this(elements.length);
        copyFrom(elements);
    }

    /**
     * Makes an array, all zeros, with a lock that others have as well.
     *
     * @param length how many elements
     * @param lock the lock
     * @throws IllegalArgumentException if there are less than zero, or there is no lock
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedLongArray(int length, RLock lock) {
        super(length, Long.BYTES, GivenLock.of(lock));
    }

    private SharedLongArray(Sent sent) {
        super(sent, Long.BYTES);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedLongArray(sent);
    }

    @Override
    public long get(int index) {
        return words.getLongVolatile(offset(index));
    }

    @Override
    public void set(int index, long value) {
        words.setLongVolatile(offset(index), value);
    }

    @Override
    public long add(int index, long delta) {
        return words.getAndAddLong(offset(index), delta) + delta;
    }

    @Override
    public long[] toArray() {
        return toArray(0, length());
    }

    @Override
    public long[] toArray(int from, int to) {
        return copyInto(new long[count(from, to)], from, to);
    }

    @Override
    public void copyFrom(long[] elements) {
        checkAll(elements.length);
        copyFrom(elements, 0);
    }

    @Override
    public void copyFrom(long[] elements, int at) {
        copyFrom(elements, elements.length, at);
    }
}
