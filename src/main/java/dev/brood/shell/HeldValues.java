package dev.brood.shell;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.VarSnippet;

/**
 * The values of variables while an import comes or goes. JShell resets a variable whose type has another meaning since; where
 * that is due to a name of ours, which the user has imported by the way, the value is put back if it fits: our queue is a
 * {@code java.util.Queue}.
 *
 * @param interpreter where the variables are
 * @param all those that have to do with our types, or may come to
 * @param moment when that was, in terms of the recording
 */
record HeldValues(Interpreter interpreter, List<Held> all, int moment) {

    private static final String OURS = "dev.brood.";

    /**
     * A value.
     *
     * @param field where the variable is now
     */
    private record Held(VarSnippet variable, Object value, Field field) {}

    /** Those of now. */
    static HeldValues of(Interpreter interpreter) {
        return new HeldValues(
                interpreter,
                interpreter
                        .jshell()
                        .variables()
                        .map(variable -> held(interpreter, variable))
                        .filter(Objects::nonNull)
                        .toList(),
                interpreter.recording().moment());
    }

    private static Held held(Interpreter interpreter, VarSnippet variable) {
        try {
            Field field = interpreter.field(variable);
            Object value = field.get(null);
            return value == null ? null : new Held(variable, value, field);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null; // it waits for a type
        }
    }

    private static boolean isOurs(Field field) {
        return field.getGenericType().getTypeName().contains(OURS);
    }

    /** Puts back what has been lost and fits; gives the variables that have their values again. */
    Set<Snippet> putBack() {
        JShell jshell = interpreter.jshell();
        Set<Snippet> kept = new HashSet<>();
        for (Held held : all) {
            if (jshell.status(held.variable) == Status.VALID && putBack(held)) {
                kept.add(held.variable);
            }
        }
        return kept;
    }

    private boolean putBack(Held held) {
        try {
            Field field = interpreter.field(held.variable);
            boolean fits =
                    (isOurs(held.field) || isOurs(field))
                            && field.get(null) == null
                            && field.getType().isInstance(held.value);
            if (fits) {
                field.set(null, held.value);
                interpreter.recording().putBack(held.field, moment, field);
            }
            return fits;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }
}
