package dev.brood.internal.wire;

import java.lang.reflect.Array;

/** What a field has that nobody has set. */
public final class DefaultValue {

    private DefaultValue() {}

    /**
     * Gives the value for a type.
     *
     * @param type of a field
     * @return zero or false, in a box, or null
     */
    public static Object of(Class<?> type) {
        return Array.get(Array.newInstance(type, 1), 0);
    }
}
