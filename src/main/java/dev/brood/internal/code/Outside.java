package dev.brood.internal.code;

import dev.brood.internal.code.MethodUses.Method;
import java.util.Set;
import java.util.regex.Pattern;

/** What code that is not the session's may do with the session's. */
final class Outside {

    /** Of objects that these are given they call {@code toString} at most. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "java.lang.Boolean",
                    "java.lang.Byte",
                    "java.lang.Character",
                    "java.lang.Double",
                    "java.lang.Enum",
                    "java.lang.Float",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Math",
                    "java.lang.Number",
                    "java.lang.Object",
                    "java.lang.Record",
                    "java.lang.Short",
                    "java.lang.StrictMath",
                    "java.lang.String",
                    "java.lang.StringBuilder",
                    "java.lang.System");

    /** Other types of arguments, as {@code CharSequence}, or the values of {@code String.format}, may have methods to call. */
    private static final Pattern HARMLESS_TYPES =
            Pattern.compile(
                    "\\((\\[*[BCDFIJSZ]|Ljava/lang/(String|Object);|\\[Ljava/lang/String;)*\\).*");

    /** What a class tells of itself without giving its methods away. */
    private static final Set<String> OF_CLASS =
            Set.of(
                    "asSubclass",
                    "cast",
                    "componentType",
                    "desiredAssertionStatus",
                    "equals",
                    "getClassLoader",
                    "getComponentType",
                    "getEnumConstants",
                    "getModule",
                    "getName",
                    "getPackageName",
                    "getResource",
                    "getResourceAsStream",
                    "getSimpleName",
                    "getTypeName",
                    "hashCode",
                    "isArray",
                    "isAssignableFrom",
                    "isEnum",
                    "isInstance",
                    "isInterface",
                    "isPrimitive",
                    "isRecord",
                    "toString");

    private Outside() {}

    /** Whether a method calls nothing of the objects that it is given or has but their {@code toString}. */
    static boolean isHarmless(Method method) {
        return HARMLESS.contains(method.owner())
                && HARMLESS_TYPES.matcher(method.signature().descriptor()).matches();
    }

    /** Whether a class is neither the JDK's nor ours. */
    static boolean isLibrary(String type) {
        return !type.startsWith("java.") && !type.startsWith("dev.brood.") && !type.startsWith("[");
    }

    /** Whether a method can find methods of whatever class. */
    static boolean isReflection(Method method) {
        String owner = method.owner();
        return owner.startsWith("java.lang.reflect.")
                || owner.startsWith("java.lang.invoke.")
                || owner.startsWith("java.beans.")
                || owner.equals("java.util.ServiceLoader")
                || owner.equals("java.lang.Class") && !OF_CLASS.contains(method.signature().name());
    }
}
