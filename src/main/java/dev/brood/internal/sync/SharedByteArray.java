package dev.brood.internal.sync;

import dev.brood.internal.memory.Handle;
import dev.brood.sync.ByteArray;
import dev.brood.sync.RLock;

/**
 * A {@link ByteArray} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: its elements are volatile variables, with a
 * lock beside them that outlives its holder. {@link #toArray} and {@link #copyFrom} are not atomic as a whole.
 */
public final class SharedByteArray extends ArrayCell implements ByteArray {

    private static final int LARGEST = 255;

    /**
     * Makes an array, all zeros.
     *
     * @param length how many elements
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedByteArray(int length) {
        super(length, Byte.BYTES, GivenLock.NONE);
    }

    /**
     * Makes an array with the elements of another.
     *
     * @param elements are copied
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedByteArray(byte[] elements) {
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
    public SharedByteArray(int length, RLock lock) {
        super(length, Byte.BYTES, GivenLock.of(lock));
    }

    private SharedByteArray(Sent sent) {
        super(sent, Byte.BYTES);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedByteArray(sent);
    }

    @Override
    public byte get(int index) {
        return words.getByteVolatile(offset(index));
    }

    @Override
    public void set(int index, int value) {
        if (value < Byte.MIN_VALUE || value > LARGEST) {
            throw new IllegalArgumentException(
                    "%d is not a byte; it takes -128 to 255".formatted(value));
        }
        words.setByteVolatile(offset(index), (byte) value);
    }

    @Override
    public byte add(int index, int delta) {
        return (byte) (words.getAndAddByte(offset(index), delta) + delta);
    }

    @Override
    public byte[] toArray() {
        return toArray(0, length());
    }

    @Override
    public byte[] toArray(int from, int to) {
        return copyInto(new byte[count(from, to)], from, to);
    }

    @Override
    public void copyFrom(byte[] elements) {
        checkAll(elements.length);
        copyFrom(elements, 0);
    }

    @Override
    public void copyFrom(byte[] elements, int at) {
        copyFrom(elements, elements.length, at);
    }
}
