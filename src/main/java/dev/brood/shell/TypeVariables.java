package dev.brood.shell;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type variables of a method, and the most general types that they may stand for: {@code T} for {@code Object} and
 * {@code List<T>} for {@code List<?>}, so that what takes or gives these can do all that the method can, but for telling which
 * type goes in and out. Where Java cannot follow, the compiler says so.
 *
 * @param bounds by the names of the variables, in full
 */
record TypeVariables(Map<String, String> bounds) {

    private static final Pattern SESSION_CLASS = Pattern.compile("^REPL\\.\\$JShell\\$\\w+\\.");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern EXTENDS = Pattern.compile("\\?\\s*extends\\s+$");
    private static final Pattern SUPER = Pattern.compile("\\?\\s*super\\s+$");
    private static final String ANY = "java.lang.Object";

    /** Those of a method, which may be null. */
    static TypeVariables of(Method method) {
        Map<String, String> bounds = new HashMap<>();
        if (method != null) {
            for (TypeVariable<Method> variable : method.getTypeParameters()) {
                bounds.put(variable.getName(), name(variable.getBounds()[0]));
            }
        }
        return new TypeVariables(bounds);
    }

    /** As in source, without type arguments. */
    private static String name(Type type) {
        return switch (type) {
            case Class<?> plain -> SESSION_CLASS.matcher(plain.getCanonicalName()).replaceFirst("");
            case ParameterizedType generic -> name(generic.getRawType());
            case TypeVariable<?> variable -> name(variable.getBounds()[0]);
            default -> ANY;
        };
    }

    boolean isEmpty() {
        return bounds.isEmpty();
    }

    /** A type in source, without the variables. */
    String replaced(String type) {
        if (bounds.isEmpty()) {
            return type;
        }
        StringBuilder replaced = new StringBuilder();
        Matcher names = NAME.matcher(type);
        while (names.find()) {
            String bound = bounds.get(names.group());
            if (bound != null) {
                String before = type.substring(0, names.start());
                names.appendReplacement(replaced, "");
                replaced.append(argument(replaced, bound, before.indexOf('<') >= 0));
            }
        }
        return names.appendTail(replaced).toString();
    }

    /** What stands in the place of a variable; a wildcard before it goes. */
    private static String argument(StringBuilder before, String bound, boolean isArgument) {
        if (!isArgument) {
            return bound;
        }
        for (Pattern wildcard : new Pattern[] {EXTENDS, SUPER}) {
            Matcher found = wildcard.matcher(before);
            if (found.find()) {
                before.setLength(found.start());
                return wildcard == SUPER ? "?" : wildcard(bound);
            }
        }
        return wildcard(bound);
    }

    private static String wildcard(String bound) {
        return bound.equals(ANY) ? "?" : "? extends " + bound;
    }
}
