package dev.brood.internal.manager;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Of a set. The functions of the user's among the arguments are {@code java.util.function}'s. */
@SuppressWarnings("unchecked") // a proxy of the right type gave the arguments
enum SetOperation implements Operation {
    ADD((set, a) -> set.add(a[0])),
    ADD_ALL((set, a) -> set.addAll((Collection<Object>) a[0])),
    REMOVE((set, a) -> set.remove(a[0])),
    REMOVE_ALL((set, a) -> set.removeAll((Collection<Object>) a[0])),
    RETAIN_ALL((set, a) -> set.retainAll((Collection<Object>) a[0])),
    CONTAINS((set, a) -> set.contains(a[0])),
    CONTAINS_ALL((set, a) -> set.containsAll((Collection<Object>) a[0])),
    SIZE((set, _) -> set.size()),
    CLEAR((set, _) -> {
        set.clear();
        return null;
    }),
    COPY((set, _) -> new LinkedHashSet<>(set)),
    TEXT((set, _) -> set.toString()),
    REMOVE_IF((set, a) -> set.removeIf((Predicate<Object>) a[0])),
    FOR_EACH((set, a) -> {
        set.forEach((Consumer<Object>) a[0]);
        return null;
    });

    private final BiFunction<Set<Object>, Object[], Object> code;

    SetOperation(BiFunction<Set<Object>, Object[], Object> code) {
        this.code = code;
    }

    @Override
    public Object on(Object target, Object[] arguments) {
        return code.apply((Set<Object>) target, arguments);
    }
}
