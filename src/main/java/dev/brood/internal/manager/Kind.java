package dev.brood.internal.manager;

import dev.brood.function.Fn;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a manager holds, and what can be done with it. */
enum Kind {
    DICT(MapOperation.values()) {
        @Override
        Object make(Object[] arguments) {
            return new LinkedHashMap<>((Map<?, ?>) arguments[0]);
        }
    },
    LIST(
            Stream.<Operation[]>of(CollectionOperation.values(), ListOperation.values())
                    .flatMap(Stream::of)
                    .toArray(Operation[]::new)) {
        @Override
        Object make(Object[] arguments) {
            return new ArrayList<>((Collection<?>) arguments[0]);
        }
    },
    SET(CollectionOperation.values()) {
        @Override
        Object make(Object[] arguments) {
            return new LinkedHashSet<>((Collection<?>) arguments[0]);
        }
    },
    VALUE(ValueOperation.values()) {
        @Override
        Object make(Object[] arguments) {
            return new Object[] {arguments[0]};
        }
    },
    OBJECT(ObjectOperation.values()) {
        @Override
        Object make(Object[] arguments) throws Exception {
            return made(arguments[0]);
        }
    },
    INTERFACE(new Operation[0]) {
        @Override
        Object make(Object[] arguments) throws Exception {
            Class<?> type = (Class<?>) arguments[1];
            Object object = made(arguments[0]);
            if (!type.isInstance(object)) {
                throw new ClassCastException(
                        "%s is no %s".formatted(object.getClass().getName(), type.getName()));
            }
            return object;
        }

        @Override
        Operation[] operations(Object[] arguments) {
            List<Method> methods = methods((Class<?>) arguments[1]);
            return IntStream.range(0, methods.size())
                    .mapToObj(place -> new MethodOperation(methods.get(place), place))
                    .toArray(Operation[]::new);
        }
    };

    /** Proxies ask at each call. */
    private static final ClassValue<List<Method>> METHODS =
            new ClassValue<>() {
                @Override
                protected List<Method> computeValue(Class<?> type) {
                    return Arrays.stream(type.getMethods())
                            .filter(method -> !Modifier.isStatic(method.getModifiers()))
                            .sorted(Comparator.comparing(Method::toGenericString))
                            .toList();
                }
            };

    private final Operation[] operations;

    Kind(Operation[] operations) {
        this.operations = operations;
    }

    /** Makes the object. */
    abstract Object make(Object[] arguments) throws Exception;

    /** What can be done with it. */
    Operation[] operations(Object[] arguments) {
        return operations;
    }

    private static Object made(Object maker) throws Exception {
        Object object = ((Fn<?>) maker).call();
        if (object == null) {
            throw new NullPointerException("the function that makes the object gave null");
        }
        return object;
    }

    /** The methods of an interface that can be called, in an order that is the same everywhere. */
    static List<Method> methods(Class<?> type) {
        return METHODS.get(type);
    }
}
