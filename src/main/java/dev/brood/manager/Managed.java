package dev.brood.manager;

import dev.brood.function.Action1;
import dev.brood.function.Fn1;

/**
 * An object of any class that a {@link Manager} holds for all processes. What is said of {@link ManagedMap} holds for it, too.
 *
 * @param <T> type of the object
 */
public interface Managed<T> {

    /**
     * Calls a function with the object itself, in the manager, while nobody else touches it.
     *
     * @param <R> type of the result
     * @param function the function
     * @return a copy of what it gave
     */
    <R> R call(Fn1<? super T, ? extends R> function);

    /**
     * Does something with the object itself, in the manager, while nobody else touches it.
     *
     * @param action what to do
     */
    void run(Action1<? super T> action);

    /**
     * Gives a copy.
     *
     * @return a copy of the object
     */
    T copy();
}
