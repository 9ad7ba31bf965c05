package dev.brood.sync;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
     * Copies some elements.
     *
     * @param from the first of them, from 0
     * @param to the one behind the last
     * @return a new array
     * @throws IndexOutOfBoundsException if the elements are not all there
     */
    double[] toArray(int from, int to);

    /**
     * Gives the elements one by one; each is read when its turn comes.
     *
     * @return a stream of all of them, in their order
     */
    default DoubleStream stream() {
        return IntStream.range(0, length()).mapToDouble(this::get);
    }

    /**
     * Writes all elements.
     *
     * @param elements as many as there are here
     * @throws IllegalArgumentException if there are more or less; nothing is written
     */
    void copyFrom(double[] elements);

    /**
     * Writes some elements.
     *
     * @param elements are copied
     * @param at where the first of them goes, from 0
     * @throws IndexOutOfBoundsException if they do not fit there; nothing is written
     */
    void copyFrom(double[] elements, int at);
}
