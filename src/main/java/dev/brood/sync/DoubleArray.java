package dev.brood.sync;

/**
 * An array of {@code double} in shared memory, of fixed length. Operations on an element are atomic. May be sent anywhere;
 * all copies are the same array.
 */
public interface DoubleArray extends SharedArray {

    /**
     * Reads an element.
     *
     * @param index which one, from 0
     * @return its value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    double get(int index);

    /**
     * Writes an element.
     *
     * @param index which one, from 0
     * @param value its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    void set(int index, double value);

    /**
     * Adds to an element.
     *
     * @param index which one, from 0
     * @param delta what to add
     * @return its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    double add(int index, double delta);

    /**
     * Copies all elements.
     *
     * @return a new array
     */
    double[] toArray();

    /**
     * Writes all elements.
     *
     * @param elements as many as there are here
     * @throws IllegalArgumentException if there are more or less; nothing is written
     */
    void copyFrom(double[] elements);
}
