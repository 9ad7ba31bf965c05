package dev.brood.sync;

import dev.brood.memory.Handle;

/**
 * An array of {@code byte} in shared memory, of fixed length. Operations on an element are atomic. May be sent anywhere;
 * all copies are the same array.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: its elements are volatile variables, with a
 * lock beside them that outlives its holder. {@link #toArray} and {@link #copyFrom} are not atomic as a whole.
 */
public final class ByteArray extends SharedArray {

    private static final int LARGEST = 255;

    /**
     * Makes an array, all zeros.
     *
     * @param length how many elements
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public ByteArray(int length) {
        super(length, Byte.BYTES);
    }

    /**
     * Makes an array with the elements of another.
     *
     * @param elements are copied
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public ByteArray(byte[] elements) {
        this(elements.length);
        copyFrom(elements);
    }

    private ByteArray(Sent sent) {
        super(sent, Byte.BYTES);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new ByteArray(sent);
    }

    /**
     * Reads an element.
     *
     * @param index which one, from 0
     * @return its value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public byte get(int index) {
        return words.getByteVolatile(offset(index));
    }

    /**
     * Writes an element.
     *
     * @param index which one, from 0
     * @param value its new value
     * @throws IllegalArgumentException if it is not from -128 to 255; from 128 on it is read as a negative number
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public void set(int index, int value) {
        if (value < Byte.MIN_VALUE || value > LARGEST) {
            throw new IllegalArgumentException(
                    "%d is not a byte; it takes -128 to 255".formatted(value));
        }
        words.setByteVolatile(offset(index), (byte) value);
    }

    /**
     * Adds to an element. A sum that is too large wraps around.
     *
     * @param index which one, from 0
     * @param delta what to add
     * @return its new value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public byte add(int index, int delta) {
        return (byte) (words.getAndAddByte(offset(index), delta) + delta);
    }

    /**
     * Copies all elements.
     *
     * @return a new array
     */
    public byte[] toArray() {
        return copyInto(new byte[length()]);
    }

    /**
     * Writes all elements.
     *
     * @param elements as many as there are here
     * @throws IllegalArgumentException if there are more or less; nothing is written
     */
    public void copyFrom(byte[] elements) {
        copyFrom(elements, elements.length);
    }
}
