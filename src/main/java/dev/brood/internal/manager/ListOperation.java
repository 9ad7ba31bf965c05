package dev.brood.internal.manager;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Of a list, beside {@link CollectionOperation}. The functions of the user's among the arguments are {@code java.util.function}'s. */
@SuppressWarnings("unchecked") // a proxy of the right type gave the arguments
enum ListOperation implements Operation {
    GET((list, a) -> list.get((Integer) a[0])),
    SET((list, a) -> list.set((Integer) a[0], a[1])),
    ADD_AT((list, a) -> {
        list.add((Integer) a[0], a[1]);
        return null;
    }),
    ADD_ALL_AT((list, a) -> list.addAll((Integer) a[0], (Collection<Object>) a[1])),
    REMOVE_AT((list, a) -> list.remove((int) (Integer) a[0])),
    INDEX_OF((list, a) -> list.indexOf(a[0])),
    LAST_INDEX_OF((list, a) -> list.lastIndexOf(a[0])),
    SORT((list, a) -> {
        list.sort((Comparator<Object>) a[0]);
        return null;
    }),
    REPLACE_ALL((list, a) -> {
        list.replaceAll((UnaryOperator<Object>) a[0]);
        return null;
    });

    /** Those that it shares with sets come first. */
    private static final int FIRST = CollectionOperation.values().length;

    private final BiFunction<List<Object>, Object[], Object> code;

    ListOperation(BiFunction<List<Object>, Object[], Object> code) {
        this.code = code;
    }

    @Override
    public Object on(Object target, Object[] arguments) {
        return code.apply((List<Object>) target, arguments);
    }

    @Override
    public int place() {
        return FIRST + ordinal();
    }
}
