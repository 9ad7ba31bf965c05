package dev.brood.internal.sync;

import dev.brood.internal.memory.Handle;
import dev.brood.sync.DoubleArray;
import dev.brood.sync.RLock;

/**
 * A {@link DoubleArray} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: its elements are volatile variables, with a
 * lock beside them that outlives its holder. {@link #toArray} and {@link #copyFrom} are not atomic as a whole.
 */
public final class SharedDoubleArray extends ArrayCell implements DoubleArray {

    /**
     * Makes an array, all zeros.
     *
     * @param length how many elements
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedDoubleArray(int length) {
        super(length, Double.BYTES, GivenLock.NONE);
    }

    /**
     * Makes an array with the elements of another.
     *
     * @param elements are copied
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedDoubleArray(double[] elements) {
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
    public SharedDoubleArray(int length, RLock lock) {
        super(length, Double.BYTES, GivenLock.of(lock));
    }

    private SharedDoubleArray(Sent sent) {
        super(sent, Double.BYTES);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedDoubleArray(sent);
    }

    @Override
    public double get(int index) {
        return Double.longBitsToDouble(words.getLongVolatile(offset(index)));
    }

    @Override
    public void set(int index, double value) {
        words.setLongVolatile(offset(index), Double.doubleToRawLongBits(value));
    }

    @Override
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

    @Override
    public double[] toArray() {
        return toArray(0, length());
    }

    @Override
    public double[] toArray(int from, int to) {
        return copyInto(new double[count(from, to)], from, to);
    }

    @Override
    public void copyFrom(double[] elements) {
        checkAll(elements.length);
        copyFrom(elements, 0);
    }

    @Override
    public void copyFrom(double[] elements, int at) {
        copyFrom(elements, elements.length, at);
    }
}
