package dev.brood.internal.sync;

import dev.brood.function.Fn1;
import dev.brood.internal.memory.Handle;
import dev.brood.sync.DoubleValue;
import dev.brood.sync.RLock;

/**
 * A {@link DoubleValue} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: it is a volatile variable with a lock beside
 * it that outlives its holder.
 */
public final class SharedDoubleValue extends ValueCell implements DoubleValue {

    /**
     * Makes a value.
     *
     * @param value what it is at first
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedDoubleValue(double value) {
        this(value, GivenLock.NONE);
    }

    /**
     * Makes a value with a lock that others have as well.
     *
     * @param value what it is at first
     * @param lock the lock
     * @throws IllegalArgumentException if there is none
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedDoubleValue(double value, RLock lock) {
        this(value, GivenLock.of(lock));
    }

    private SharedDoubleValue(double value, GivenLock lock) {
        super(lock);
        set(value);
    }

    private SharedDoubleValue(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedDoubleValue(sent);
    }

    @Override
    public double get() {
        return Double.longBitsToDouble(words.getLongVolatile(VALUE));
    }

    @Override
    public void set(double value) {
        words.setLongVolatile(VALUE, Double.doubleToRawLongBits(value));
    }

    @Override
    public double add(double delta) {
        return update(before -> before + delta);
    }

    @Override
    public boolean compareAndSet(double expected, double value) {
        return words.casLong(
                VALUE, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
    }

    @Override
    public double update(Fn1<Double, Double> function) {
        while (true) {
            double before = get();
            double after = Unchecked.call(() -> function.call(before));
            if (compareAndSet(before, after)) {
                return after;
            }
        }
    }

    @Override
    public String toString() {
        return "DoubleValue[" + get() + "]";
    }
}
