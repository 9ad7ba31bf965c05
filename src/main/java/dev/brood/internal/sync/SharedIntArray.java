package dev.brood.internal.sync;

import dev.brood.internal.memory.Handle;
import dev.brood.sync.IntArray;
import dev.brood.sync.RLock;

/**
 * A {@link IntArray} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: its elements are volatile variables, with a
 * lock beside them that outlives its holder. {@link #toArray} and {@link #copyFrom} are not atomic as a whole.
 */
public final class SharedIntArray extends ArrayCell implements IntArray {

    /**
     * Makes an array, all zeros.
     *
     * @param length how many elements
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedIntArray(int length) {
        super(length, Integer.BYTES, GivenLock.NONE);
    }

    /**
     * Makes an array with the elements of another.
     *
     * @param elements are copied
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedIntArray(int[] elements) {
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
    public SharedIntArray(int length, RLock lock) {
        super(length, Integer.BYTES, GivenLock.of(lock));
    }

    private SharedIntArray(Sent sent) {
        super(sent, Integer.BYTES);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedIntArray(sent);
    }

    @Override
    public int get(int index) {
        return words.getIntVolatile(offset(index));
    }

    @Override
    public void set(int index, int value) {
        words.setIntVolatile(offset(index), value);
    }

    @Override
    public int add(int index, int delta) {
        return words.getAndAddInt(offset(index), delta) + delta;
    }

    @Override
    public int[] toArray() {
        return toArray(0, length());
    }

    @Override
    public int[] toArray(int from, int to) {
        return copyInto(new int[count(from, to)], from, to);
    }

    @Override
    public void copyFrom(int[] elements) {
        checkAll(elements.length);
        copyFrom(elements, 0);
    }

    @Override
    public void copyFrom(int[] elements, int at) {
        copyFrom(elements, elements.length, at);
    }
}
