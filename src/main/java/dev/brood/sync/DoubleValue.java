package dev.brood.sync;

import dev.brood.function.Fn1;

/**
 * A {@code double} in shared memory. Each operation is atomic. May be sent anywhere; all copies are the same value.
 */
public interface DoubleValue extends SharedValue {

    /**
     * Reads it.
     *
     * @return the value
     */
    double get();

    /**
     * Writes it.
     *
     * @param value the new value
     */
    void set(double value);

    /**
     * Adds to it.
     *
     * @param delta what to add
     * @return the new value
     */
    double add(double delta);

    /**
     * Writes it if it is as expected, to the bit: 0.0 is not -0.0, and a NaN is the same NaN.
     *
     * @param expected what it should be
     * @param value the new value
     * @return false if it was something else and was not changed
     */
    boolean compareAndSet(double expected, double value);

    /**
     * Changes it by a function, as if nobody else changed it meanwhile.
     *
     * @param function makes the new value of the old one; called again if somebody was faster
     * @return the new value
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    double update(Fn1<Double, Double> function);
}
