package dev.brood.internal.code;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The session classes as {@link Reach} sees them, each looked at once for each code that it has had. */
final class KnownCode {

    /** Names of the methods that a type has, inherited ones included, whoever may call them. */
    private static final ClassValue<Set<String>> NAMES =
            new ClassValue<>() {
                @Override
                protected Set<String> computeValue(Class<?> type) {
                    Set<String> names = new HashSet<>();
                    Stream.of(type.getMethods()).map(Method::getName).forEach(names::add);
                    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
                        Stream.of(c.getDeclaredMethods()).map(Method::getName).forEach(names::add);
                    }
                    return names;
                }
            };

    private final Map<String, ClassCode> known = new ConcurrentHashMap<>();
    private final SessionClasses session;

    KnownCode(SessionClasses session) {
        this.session = session;
    }

    /** A class, or null if it is not a session class. */
    ClassCode of(String name) {
        byte[] bytes = SessionNames.isSessionClass(name) ? session.bytes(name) : null;
        if (bytes == null) {
            return null;
        }
        return known.compute(
                name,
                (_, before) ->
                        before != null && before.isOf(bytes) ? before : new ClassCode(name, bytes));
    }

    /** A session class and those above it. */
    Set<String> lineage(String name) {
        Set<String> lineage = new LinkedHashSet<>();
        Deque<String> ahead = new ArrayDeque<>();
        ahead.add(name);
        while (!ahead.isEmpty()) {
            String next = ahead.remove();
            ClassCode type = of(next);
            if (type != null && lineage.add(next)) {
                ahead.addAll(type.supertypes());
            }
        }
        return lineage;
    }

    /**
     * What is above a lineage and not the session's.
     *
     * @param types classes and interfaces
     * @param isWhole false if one of them cannot be found, and so may be anything
     */
    record Above(List<Class<?>> types, boolean isWhole) {

        static final Above NOTHING = new Above(List.of(), true);

        /** Whether something there has a method of this name. */
        boolean has(String method) {
            return !isWhole || types.stream().anyMatch(type -> NAMES.get(type).contains(method));
        }

        /** Whether it is of a collection, which calls its own methods when it is written or read. */
        boolean isCollection() {
            return !isWhole
                    || types.stream()
                            .anyMatch(type ->
                                    Collection.class.isAssignableFrom(type)
                                            || Map.class.isAssignableFrom(type));
        }
    }

    /** Finds what is above a lineage. */
    Above above(Set<String> lineage) {
        List<Class<?>> above = new ArrayList<>();
        for (String name : lineage) {
            for (String supertype : of(name).supertypes()) {
                if (!SessionNames.isSessionClass(supertype)) {
                    try {
                        above.add(Class.forName(supertype, false, session.loader()));
                    } catch (ClassNotFoundException | LinkageError e) {
                        return new Above(above, false);
                    }
                }
            }
        }
        return new Above(above, true);
    }
}
