package dev.brood.internal.instrument;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;

/**
 * Gives classes that are loaded other code. Their static fields keep their values, and their instances stay; whoever is in
 * one of their methods goes on with the code that it had.
 */
public final class Redefinition {

    private Redefinition() {}

    /**
     * Redefines classes, all of them or none. What the JVM allows is other bodies of methods; the names and types of methods
     * and fields, modifiers and supertypes have to stay (see {@link Instrumentation#redefineClasses}). The first time in a
     * process costs some ten milliseconds.
     *
     * @param classes class files by the class that each is to replace
     * @throws RefusedException if the JVM does not do it, mostly because more has changed than it allows
     */
    public static void redefine(Map<Class<?>, byte[]> classes) throws RefusedException {
        ClassDefinition[] definitions =
                classes.entrySet().stream()
                        .map(entry -> new ClassDefinition(entry.getKey(), entry.getValue()))
                        .toArray(ClassDefinition[]::new);
        try {
            Agent.load().redefineClasses(definitions);
        } catch (UnsupportedOperationException
                | ClassNotFoundException
                | UnmodifiableClassException
                | LinkageError
                | InternalError // of a class whose initialisation has failed
                | IOException e) {
            throw new RefusedException(e);
        }
    }

    /** The JVM keeps the code that it has. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        RefusedException(Throwable cause) {
            super("the JVM does not change the code of a class: " + cause.getMessage(), cause);
        }
    }
}
