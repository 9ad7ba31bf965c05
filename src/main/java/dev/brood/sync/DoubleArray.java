package dev.brood.sync;

import dev.brood.memory.Handle;

/**
 * An array of {@code double} in shared memory, of fixed length. Operations on an element are atomic. May be sent anywhere;
 * all copies are the same array.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: its elements are volatile variables, with a
 * lock beside them that outlives its holder. {@link #toArray} and {@link #copyFrom} are not atomic as a whole.
 */
public final class DoubleArray extends SharedArray {

    /**
     * Makes an array, all zeros.
     *
     * @param length how many elements
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public DoubleArray(int length) {
        super(length, Double.BYTES);
    }

    /**
     * Makes an array with the elements of another.
     *
     * @param elements are copied
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public DoubleArray(double[] elements) {
        this(elements.length);
        copyFrom(elements);
    }

    private DoubleArray(Sent sent) {
        super(sent, Double.BYTES);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new DoubleArray(sent);
    }

    /**
     * Reads an element.
     *
     * @param index which one, from 0
     * @return its value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public double get(int index) {
        return Double.longBitsToDouble(words.getLongVolatile(offset(index)));
    }

    /**
     * Writes an element.
     *
     * @param index which one, from 0
     * @param value its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public void set(int index, double value) {
        words.setLongVolatile(offset(index), Double.doubleToRawLongBits(value));
    }

    /**
     * Adds to an element.
     *
     * @param index which one, from 0
     * @param delta what to add
     * @return its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public double add(int index, double delta) {
        long offset = offset(index);
        while (true) {
            long before = words.getLongVolatile(offset);
            double sum = Double.longBitsToDouble(before) + delta;
            if (words.casLong(offset, before, Double.doubleToRawLongBits(sum))) {
                return sum;
            }
        }
    }

    /**
     * Copies all elements.
     *
     * @return a new array
     */
    public double[] toArray() {
        return copyInto(new double[length()]);
    }

    /**
     * Writes all elements.
     *
     * @param elements as many as there are here
     * @throws IllegalArgumentException if there are more or less; nothing is written
     */
    public void copyFrom(double[] elements) {
        copyFrom(elements, elements.length);
    }
}
