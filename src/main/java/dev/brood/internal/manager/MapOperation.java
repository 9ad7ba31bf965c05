package dev.brood.internal.manager;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Of a map. The functions of the user's among the arguments are {@code java.util.function}'s. */
@SuppressWarnings("unchecked") // a proxy of the right type gave the arguments
enum MapOperation implements Operation {
    GET((map, a) -> map.get(a[0])),
    GET_OR_DEFAULT((map, a) -> map.getOrDefault(a[0], a[1])),
    PUT((map, a) -> map.put(a[0], a[1])),
    PUT_IF_ABSENT((map, a) -> map.putIfAbsent(a[0], a[1])),
    PUT_ALL((map, a) -> {
        map.putAll((Map<Object, Object>) a[0]);
        return null;
    }),
    REMOVE((map, a) -> map.remove(a[0])),
    REMOVE_KEY((map, a) -> {
        boolean there = map.containsKey(a[0]);
        map.remove(a[0]);
        return there;
    }),
    REMOVE_ENTRY((map, a) -> map.remove(a[0], a[1])),
    REPLACE((map, a) -> map.replace(a[0], a[1])),
    REPLACE_ENTRY((map, a) -> map.replace(a[0], a[1], a[2])),
    CONTAINS_KEY((map, a) -> map.containsKey(a[0])),
    CONTAINS_VALUE((map, a) -> map.containsValue(a[0])),
    SIZE((map, _) -> map.size()),
    CLEAR((map, _) -> {
        map.clear();
        return null;
    }),
    COPY((map, _) -> new LinkedHashMap<>(map)),
    TEXT((map, _) -> map.toString()),
    COMPUTE((map, a) -> map.compute(a[0], (BiFunction<Object, Object, Object>) a[1])),
    COMPUTE_IF_ABSENT((map, a) -> map.computeIfAbsent(a[0], (Function<Object, Object>) a[1])),
    COMPUTE_IF_PRESENT(
            (map, a) -> map.computeIfPresent(a[0], (BiFunction<Object, Object, Object>) a[1])),
    MERGE((map, a) -> map.merge(a[0], a[1], (BiFunction<Object, Object, Object>) a[2])),
    FOR_EACH((map, a) -> {
        map.forEach((BiConsumer<Object, Object>) a[0]);
        return null;
    }),
    REPLACE_ALL((map, a) -> {
        map.replaceAll((BiFunction<Object, Object, Object>) a[0]);
        return null;
    });

    private final BiFunction<Map<Object, Object>, Object[], Object> code;

    MapOperation(BiFunction<Map<Object, Object>, Object[], Object> code) {
        this.code = code;
    }

    @Override
    public Object on(Object target, Object[] arguments) {
        return code.apply((Map<Object, Object>) target, arguments);
    }

    @Override
    public int place() {
        return ordinal();
    }
}
