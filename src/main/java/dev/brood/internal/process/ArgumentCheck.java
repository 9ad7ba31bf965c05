package dev.brood.internal.process;

import dev.brood.internal.diagnosis.ShortText;
import java.util.List;
import java.util.Set;

/** Tells that arguments do not fit a function before anything is started, as far as their types are known. */
public final class ArgumentCheck {

    private ArgumentCheck() {}

    /**
     * Checks.
     *
     * @param what how to call the function, as in {@code the initializer}
     * @param function an action or a function
     * @param values its arguments, of any types
     * @throws IllegalArgumentException if one of them does not fit
     */
    public static void check(String what, Object function, List<?> values) {
        ThisProcess.Code code = ThisProcess.get().code();
        List<Class<?>> types = code.codec().parameterTypes(function, values.size());
        Set<Integer> numbers = Set.of();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null) {
                numbers = numbers.isEmpty() ? numbersOf(code, function, values.size()) : numbers;
                if (numbers.contains(i)) {
                    throw refused(what, i, types.get(i), "null");
                }
            } else if (!types.get(i).isInstance(value)) {
                throw refused(what, i, types.get(i), words(value));
            }
        }
    }

    private static Set<Integer> numbersOf(ThisProcess.Code code, Object function, int count) {
        return code.codec()
                .lambda(function)
                .map(lambda -> code.packer().unboxedParameters(lambda, count))
                .orElse(Set.of());
    }

    private static IllegalArgumentException refused(
            String what, int place, Class<?> type, String given) {
        return new IllegalArgumentException(
                "argument %d of %s must be of type %s, not %s"
                        .formatted(place + 1, what, type.getSimpleName(), given));
    }

    private static String words(Object value) {
        return "the " + value.getClass().getSimpleName() + " " + ShortText.of(value);
    }
}
