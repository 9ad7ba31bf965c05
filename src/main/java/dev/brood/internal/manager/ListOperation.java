package dev.brood.internal.manager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Of a list. The functions of the user's among the arguments are {@code java.util.function}'s. */
@SuppressWarnings("unchecked") // a proxy of the right type gave the arguments
enum ListOperation implements Operation {
    GET((list, a) -> list.get((Integer) a[0])),
    SET((list, a) -> list.set((Integer) a[0], a[1])),
    ADD((list, a) -> list.add(a[0])),
    ADD_AT((list, a) -> {
        list.add((Integer) a[0], a[1]);
        return null;
    }),
    ADD_ALL((list, a) -> list.addAll((Collection<Object>) a[0])),
    ADD_ALL_AT((list, a) -> list.addAll((Integer) a[0], (Collection<Object>) a[1])),
    REMOVE_AT((list, a) -> list.remove((int) (Integer) a[0])),
    REMOVE((list, a) -> list.remove(a[0])),
    REMOVE_ALL((list, a) -> list.removeAll((Collection<Object>) a[0])),
    RETAIN_ALL((list, a) -> list.retainAll((Collection<Object>) a[0])),
    CONTAINS((list, a) -> list.contains(a[0])),
    CONTAINS_ALL((list, a) -> list.containsAll((Collection<Object>) a[0])),
    INDEX_OF((list, a) -> list.indexOf(a[0])),
    LAST_INDEX_OF((list, a) -> list.lastIndexOf(a[0])),
    SIZE((list, _) -> list.size()),
    CLEAR((list, _) -> {
        list.clear();
        return null;
    }),
    COPY((list, _) -> new ArrayList<>(list)),
    TEXT((list, _) -> list.toString()),
    SORT((list, a) -> {
        list.sort((Comparator<Object>) a[0]);
        return null;
    }),
    REPLACE_ALL((list, a) -> {
        list.replaceAll((UnaryOperator<Object>) a[0]);
        return null;
    }),
    REMOVE_IF((list, a) -> list.removeIf((Predicate<Object>) a[0])),
    FOR_EACH((list, a) -> {
        list.forEach((Consumer<Object>) a[0]);
        return null;
    });

    private final BiFunction<List<Object>, Object[], Object> code;

    ListOperation(BiFunction<List<Object>, Object[], Object> code) {
        this.code = code;
    }

    @Override
    public Object on(Object target, Object[] arguments) {
        return code.apply((List<Object>) target, arguments);
    }
}
