package dev.brood.manager;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A set that a {@link Manager} holds for all processes. What is said of {@link ManagedMap} holds for it, too.
 *
 * @param <E> type of the elements
 */
public interface ManagedSet<E> extends Set<E> {

    /**
     * Gives a copy.
     *
     * @return a plain set, with copies of what is in there
     */
    LinkedHashSet<E> copy();
}
