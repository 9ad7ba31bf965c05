package dev.brood.internal.manager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Of a list or a set. The functions of the user's among the arguments are {@code java.util.function}'s. */
@SuppressWarnings("unchecked") // a proxy of the right type gave the arguments
enum CollectionOperation implements Operation {
    ADD((all, a) -> all.add(a[0])),
    ADD_ALL((all, a) -> all.addAll((Collection<Object>) a[0])),
    REMOVE((all, a) -> all.remove(a[0])),
    REMOVE_ALL((all, a) -> all.removeAll((Collection<Object>) a[0])),
    RETAIN_ALL((all, a) -> all.retainAll((Collection<Object>) a[0])),
    CONTAINS((all, a) -> all.contains(a[0])),
    CONTAINS_ALL((all, a) -> all.containsAll((Collection<Object>) a[0])),
    SIZE((all, _) -> all.size()),
    CLEAR((all, _) -> {
        all.clear();
        return null;
    }),
    COPY((all, _) -> all instanceof Set ? new LinkedHashSet<>(all) : new ArrayList<>(all)),
    TEXT((all, _) -> all.toString()),
    REMOVE_IF((all, a) -> all.removeIf((Predicate<Object>) a[0])),
    FOR_EACH((all, a) -> {
        all.forEach((Consumer<Object>) a[0]);
        return null;
    });

    private final BiFunction<Collection<Object>, Object[], Object> code;

    CollectionOperation(BiFunction<Collection<Object>, Object[], Object> code) {
        this.code = code;
    }

    @Override
    public Object on(Object target, Object[] arguments) {
        return code.apply((Collection<Object>) target, arguments);
    }

    @Override
    public int place() {
        return ordinal();
    }
}
