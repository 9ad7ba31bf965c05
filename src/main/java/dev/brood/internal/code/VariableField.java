package dev.brood.internal.code;

import dev.brood.internal.wire.Envelope.Variable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** The static field behind a session variable in this process. */
record VariableField(Field field) {

    static VariableField of(Variable variable, ClassLoader loader) {
        try {
            Field field =
                    Class.forName(variable.owner(), true, loader)
                            .getDeclaredField(variable.field());
            field.setAccessible(true);
            return new VariableField(field);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "no session variable " + variable.field() + " in " + variable.owner(), e);
        }
    }

    /** Constants that the compiler makes, such as {@code $assertionsDisabled}, are no variables. */
    boolean isVariable() {
        return !Modifier.isFinal(field.getModifiers());
    }

    Object get() {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    void set(Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
