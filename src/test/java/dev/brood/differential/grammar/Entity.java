package dev.brood.differential.grammar;

import java.util.List;
import java.util.Set;

/**
 * Something that a program has declared.
 *
 * @param key what is replaced when it is declared again
 * @param name its name
 * @param shape what others rely on: they no longer compile where it changes
 * @param rank code of a lower rank may not use it
 * @param uses what it relies on itself
 * @param isPure whether running its own code changes nothing
 * @param what variable, method, type or import
 */
record Entity(
        String key, String name, String shape, int rank, Set<Use> uses, boolean isPure, What what) {

    Entity {
        uses = Set.copyOf(uses);
    }

    /**
     * That something mentions something else.
     *
     * @param key of what
     * @param shape that it is taken to have
     */
    record Use(String key, String shape) {}

    /** The kinds. */
    sealed interface What {}

    /**
     * A variable.
     *
     * @param type its type
     * @param mayBeNull whether jshell may have reset it, or nothing was assigned
     */
    record Variable(Type type, boolean mayBeNull) implements What {}

    /**
     * A method.
     *
     * @param parameters their types; of a method with a variable number, two of them
     * @param result its type, null if it has none
     */
    record Method(List<Type> parameters, Type result) implements What {}

    /** The forms of types. */
    enum Form {
        CLASS,
        RECORD,
        ENUM,
        INTERFACE,
        SEALED,
        GENERIC,
        FUNCTIONAL,
        EXCEPTION
    }

    /**
     * A type.
     *
     * @param form what it is
     * @param text its source, to be declared again as it was
     * @param isExtensible whether others can extend or implement it
     */
    record Declared(Form form, String text, boolean isExtensible) implements What {}

    /**
     * An import.
     *
     * @param gives what can be written with it: an expression of type int
     */
    record Import(String gives) implements What {}

    Use use() {
        return new Use(key, shape);
    }

    static String variableKey(String name) {
        return "v:" + name;
    }

    static String typeKey(String name) {
        return "t:" + name;
    }
}
