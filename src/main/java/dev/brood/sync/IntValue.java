package dev.brood.sync;

import dev.brood.function.Fn1;

/**
 * An {@code int} in shared memory. Each operation is atomic. May be sent anywhere; all copies are the same value.
 */
public interface IntValue extends SharedValue {

    /**
     * Reads it.
     *
     * @return the value
     */
    int get();

    /**
     * Writes it.
     *
     * @param value the new value
     */
    void set(int value);

    /**
     * Adds to it. A sum that is too large wraps around.
     *
     * @param delta what to add
     * @return the new value
     */
    int add(int delta);

    /**
     * Writes it if it is as expected.
     *
     * @param expected what it should be
     * @param value the new value
     * @return false if it was something else and was not changed
     */
    boolean compareAndSet(int expected, int value);

    /**
     * Changes it by a function, as if nobody else changed it meanwhile.
     *
     * @param function makes the new value of the old one; called again if somebody was faster
     * @return the new value
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    int update(Fn1<Integer, Integer> function);
}
