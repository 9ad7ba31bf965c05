package dev.brood.manager;

import dev.brood.function.Fn1;

/**
 * A variable that a {@link Manager} holds for all processes, of any type that can be sent. What is said of {@link ManagedMap} holds
 * for it, too.
 *
 * @param <T> type of the value
 */
public interface ManagedValue<T> {

    /**
     * Gives the value.
     *
     * @return a copy, or null
     */
    T get();

    /**
     * Sets the value.
     *
     * @param value the new one, or null
     */
    void set(T value);

    /**
     * Changes the value, in the manager, while nobody else does.
     *
     * @param change makes the new value of the old one
     * @return the new value
     */
    T update(Fn1<? super T, ? extends T> change);

    /**
     * Sets the value if it is as expected.
     *
     * @param expected compared by {@code equals}
     * @param value the new one
     * @return whether it was as expected, and has been set
     */
    boolean compareAndSet(T expected, T value);
}
