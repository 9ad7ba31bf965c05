package dev.brood.sync;

import dev.brood.memory.Handle;

/**
 * An array of {@code long} in shared memory, of fixed length. Operations on an element are atomic. May be sent anywhere;
 * all copies are the same array.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: its elements are volatile variables, with a
 * lock beside them that outlives its holder. {@link #toArray} and {@link #copyFrom} are not atomic as a whole.
 */
public final class LongArray extends SharedArray {

    /**
     * Makes an array, all zeros.
     *
     * @param length how many elements
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public LongArray(int length) {
        super(length, Long.BYTES);
    }

    /**
     * Makes an array with the elements of another.
     *
     * @param elements are copied
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public LongArray(long[] elements) {
        this(elements.length);
        copyFrom(elements);
    }

    private LongArray(Sent sent) {
        super(sent, Long.BYTES);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new LongArray(sent);
    }

    /**
     * Reads an element.
     *
     * @param index which one, from 0
     * @return its value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public long get(int index) {
        return words.getLongVolatile(offset(index));
    }

    /**
     * Writes an element.
     *
     * @param index which one, from 0
     * @param value its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public void set(int index, long value) {
        words.setLongVolatile(offset(index), value);
    }

    /**
     * Adds to an element. A sum that is too large wraps around.
     *
     * @param index which one, from 0
     * @param delta what to add
     * @return its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public long add(int index, long delta) {
        return words.getAndAddLong(offset(index), delta) + delta;
    }

    /**
     * Copies all elements.
     *
     * @return a new array
     */
    public long[] toArray() {
        return copyInto(new long[length()]);
    }

    /**
     * Writes all elements.
     *
     * @param elements as many as there are here
     * @throws IllegalArgumentException if there are more or less; nothing is written
     */
    public void copyFrom(long[] elements) {
        copyFrom(elements, elements.length);
    }
}
