package dev.brood.manager;

import java.util.Map;
import java.util.Set;

/** Variables by name that a {@link Manager} holds for all processes. What is said of {@link ManagedMap} holds for it, too. */
public interface Namespace {

    /**
     * Sets a variable.
     *
     * @param name its name
     * @param value its value, or null
     */
    void set(String name, Object value);

    /**
     * Gives a variable.
     *
     * @param <T> what the caller takes it for
     * @param name its name
     * @return a copy of its value
     * @throws java.util.NoSuchElementException if there is none of that name; it says which there are
     */
    <T> T get(String name);

    /**
     * Tells whether there is a variable.
     *
     * @param name its name
     * @return true if it was set and not removed
     */
    boolean has(String name);

    /**
     * Removes a variable.
     *
     * @param name its name
     * @return whether there was one
     */
    boolean remove(String name);

    /**
     * Tells which variables there are.
     *
     * @return their names, in the order in which they were set first
     */
    Set<String> names();

    /**
     * Gives a copy.
     *
     * @return all variables with copies of their values
     */
    Map<String, Object> copy();
}
