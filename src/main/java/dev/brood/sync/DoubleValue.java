package dev.brood.sync;

import dev.brood.function.Fn1;
import dev.brood.memory.Handle;

/**
 * A {@code double} in shared memory. Each operation is atomic. May be sent anywhere; all copies are the same value.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: it is a volatile variable with a lock beside
 * it that outlives its holder.
 */
public final class DoubleValue extends SharedValue {

    /**
     * Makes a value.
     *
     * @param value what it is at first
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public DoubleValue(double value) {
        set(value);
    }

    private DoubleValue(Sent sent) {
        super(sent.address());
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new DoubleValue(sent);
    }

    /**
     * Reads it.
     *
     * @return the value
     */
    public double get() {
        return Double.longBitsToDouble(words.getLongVolatile(VALUE));
    }

    /**
     * Writes it.
     *
     * @param value the new value
     */
    public void set(double value) {
        words.setLongVolatile(VALUE, Double.doubleToRawLongBits(value));
    }

    /**
     * Adds to it.
     *
     * @param delta what to add
     * @return the new value
     */
    public double add(double delta) {
        return update(before -> before + delta);
    }

    /**
     * Writes it if it is as expected, to the bit: 0.0 is not -0.0, and a NaN is the same NaN.
     *
     * @param expected what it should be
     * @param value the new value
     * @return false if it was something else and was not changed
     */
    public boolean compareAndSet(double expected, double value) {
        return words.casLong(
                VALUE, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
    }

    /**
     * Changes it by a function, as if nobody else changed it meanwhile.
     *
     * @param function makes the new value of the old one; called again if somebody was faster
     * @return the new value
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    public double update(Fn1<Double, Double> function) {
        while (true) {
            double before = get();
            double after = Guarded.call(() -> function.call(before));
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
