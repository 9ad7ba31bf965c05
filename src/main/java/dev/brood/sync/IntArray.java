package dev.brood.sync;

import dev.brood.memory.Handle;

/**
 * An array of {@code int} in shared memory, of fixed length. Operations on an element are atomic. May be sent anywhere;
 * all copies are the same array.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: its elements are volatile variables, with a
 * lock beside them that outlives its holder. {@link #toArray} and {@link #copyFrom} are not atomic as a whole.
 */
public final class IntArray extends SharedArray {

    /**
     * Makes an array, all zeros.
     *
     * @param length how many elements
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public IntArray(int length) {
        super(length, Integer.BYTES);
    }

    /**
     * Makes an array with the elements of another.
     *
     * @param elements are copied
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public IntArray(int[] elements) {
        this(elements.length);
        copyFrom(elements);
    }

    private IntArray(Sent sent) {
        super(sent, Integer.BYTES);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new IntArray(sent);
    }

    /**
     * Reads an element.
     *
     * @param index which one, from 0
     * @return its value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public int get(int index) {
        return words.getIntVolatile(offset(index));
    }

    /**
     * Writes an element.
     *
     * @param index which one, from 0
     * @param value its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public void set(int index, int value) {
        words.setIntVolatile(offset(index), value);
    }

    /**
     * Adds to an element. A sum that is too large wraps around.
     *
     * @param index which one, from 0
     * @param delta what to add
     * @return its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public int add(int index, int delta) {
        return words.getAndAddInt(offset(index), delta) + delta;
    }

    /**
     * Copies all elements.
     *
     * @return a new array
     */
    public int[] toArray() {
        return copyInto(new int[length()]);
    }

    /**
     * Writes all elements.
     *
     * @param elements as many as there are here
     * @throws IllegalArgumentException if there are more or less; nothing is written
     */
    public void copyFrom(int[] elements) {
        copyFrom(elements, elements.length);
    }
}
