package dev.brood.sync;

import java.util.stream.IntStream;

/**
 * An array of {@code int} in shared memory, of fixed length. Operations on an element are atomic. May be sent anywhere;
 * all copies are the same array.
 */
public interface IntArray extends SharedArray {

    /**
     * Reads an element.
     *
     * @param index which one, from 0
     * @return its value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    int get(int index);

    /**
     * Writes an element.
     *
     * @param index which one, from 0
     * @param value its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    void set(int index, int value);

    /**
     * Adds to an element. A sum that is too large wraps around.
     *
     * @param index which one, from 0
     * @param delta what to add
     * @return its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    int add(int index, int delta);

    /**
     * Copies all elements.
     *
     * @return a new array
     */
    int[] toArray();

    /**
     * Copies some elements.
     *
     * @param from the first of them, from 0
     * @param to the one behind the last
     * @return a new array
     * @throws IndexOutOfBoundsException if the elements are not all there
     */
    int[] toArray(int from, int to);

    /**
     * Gives the elements one by one; each is read when its turn comes.
     *
     * @return a stream of all of them, in their order
     */
    default IntStream stream() {
        return IntStream.range(0, length()).map(this::get);
    }

    /**
     * Writes all elements.
     *
     * @param elements as many as there are here
     * @throws IllegalArgumentException if there are more or less; nothing is written
     */
    void copyFrom(int[] elements);

    /**
     * Writes some elements.
     *
     * @param elements are copied
     * @param at where the first of them goes, from 0
     * @throws IndexOutOfBoundsException if they do not fit there; nothing is written
     */
    void copyFrom(int[] elements, int at);
}
