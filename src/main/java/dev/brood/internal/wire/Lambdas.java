package dev.brood.internal.wire;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** What can be told about lambdas and method references from their classes. */
final class Lambdas {

    private Lambdas() {}

    /** Tells whether a class was made for a lambda or a method reference: such classes are hidden and synthetic. */
    static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.isSynthetic();
    }

    /**
     * Tells whether a class was made for a lambda that was compiled as serialisable in code outside the JDK. Code of a
     * session is compiled so that all of its lambdas are.
     */
    static boolean isOurs(Class<?> type) {
        return isLambda(type)
                && !type.getModule().isNamed()
                && java.io.Serializable.class.isAssignableFrom(type);
    }

    /** Asks a serialisable lambda what it was made from. */
    static SerializedLambda describe(Object lambda) {
        try {
            Method writeReplace = lambda.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return (SerializedLambda) writeReplace.invoke(lambda);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "a serialisable lambda without writeReplace: " + lambda.getClass(), e);
        }
    }

    /**
     * Makes a lambda again through {@code $deserializeLambda$}, which javac puts into every class with serialisable
     * lambdas. It repeats the original call site, so markers and bridges are as they were.
     */
    static Object rebuild(Class<?> capturing, SerializedLambda description) {
        try {
            Method rebuild =
                    capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            rebuild.setAccessible(true);
            return rebuild.invoke(null, description);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "cannot rebuild a lambda of " + capturing.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot rebuild a lambda of " + capturing.getName(), e);
        }
    }
}
