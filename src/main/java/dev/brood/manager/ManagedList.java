package dev.brood.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list that a {@link Manager} holds for all processes. What is said of {@link ManagedMap} holds for it, too.
 *
 * @param <E> type of the elements
 */
public interface ManagedList<E> extends List<E>, RandomAccess {

    /**
     * Gives a copy.
     *
     * @return a plain list, with copies of what is in there
     */
    ArrayList<E> copy();
}
