package dev.brood.sync;

import dev.brood.function.Fn1;

/**
 * A {@code long} in shared memory. Each operation is atomic. May be sent anywhere; all copies are the same value.
 */
public interface LongValue extends SharedValue {

    /**
     * Reads it.
     *
     * @return the value
     */
    long get();

    /**
     * Writes it.
     *
     * @param value the new value
     */
    void set(long value);

    /**
     * Adds to it. A sum that is too large wraps around.
     *
     * @param delta what to add
     * @return the new value
     */
    long add(long delta);

    /**
     * Writes it if it is as expected.
     *
     * @param expected what it should be
     * @param value the new value
     * @return false if it was something else and was not changed
     */
    boolean compareAndSet(long expected, long value);

    /**
     * Changes it by a function, as if nobody else changed it meanwhile.
     *
     * @param function makes the new value of the old one; called again if somebody was faster
     * @return the new value
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    long update(Fn1<Long, Long> function);
}
