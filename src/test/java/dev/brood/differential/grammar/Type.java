package dev.brood.differential.grammar;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The type of a variable, parameter or result.
 *
 * @param source as it is written
 */
record Type(String source) {

    static final Type INT = new Type("int");
    static final Type LONG = new Type("long");
    static final Type DOUBLE = new Type("double");
    static final Type BOOLEAN = new Type("boolean");
    static final Type CHAR = new Type("char");
    static final Type STRING = new Type("String");
    static final Type INTEGER = new Type("Integer");
    static final Type OBJECT = new Type("Object");
    static final Type INTS = new Type("int[]");
    static final Type STRINGS = new Type("String[]");
    static final Type GRID = new Type("int[][]");
    static final Type INT_LIST = new Type("List<Integer>");
    static final Type TEXT_LIST = new Type("List<String>");
    static final Type COUNTS = new Type("Map<String, Integer>");
    static final Type NAMES = new Type("Set<String>");
    static final Type DEQUE = new Type("ArrayDeque<Integer>");
    static final Type BUILDER = new Type("StringBuilder");
    static final Type ATOMIC = new Type("AtomicInteger");
    static final Type OPTIONAL = new Type("Optional<Integer>");
    static final Type FUNCTION = new Type("Function<Integer, Integer>");
    static final Type SUPPLIER = new Type("Supplier<String>");
    static final Type RUNNABLE = new Type("Runnable");
    static final Type BINARY = new Type("IntBinaryOperator");
    static final Type PREDICATE = new Type("Predicate<String>");
    static final Type UNARY = new Type("UnaryOperator<String>");

    /** What any variable may have; the first ones are more frequent. */
    static final List<Type> BUILT_IN =
            List.of(
                    INT, INT, INT, INT, INT, STRING, STRING, STRING, INT_LIST, INT_LIST, TEXT_LIST,
                    LONG, DOUBLE, BOOLEAN, CHAR, INTEGER, OBJECT, INTS, INTS, STRINGS, GRID, COUNTS,
                    COUNTS, NAMES, DEQUE, BUILDER, ATOMIC, OPTIONAL);

    static final List<Type> FUNCTIONS =
            List.of(FUNCTION, SUPPLIER, RUNNABLE, BINARY, PREDICATE, UNARY);

    private static final Set<Type> PRIMITIVE = Set.of(INT, LONG, DOUBLE, BOOLEAN, CHAR);

    boolean isPrimitive() {
        return PRIMITIVE.contains(this);
    }

    boolean isNumber() {
        return this.equals(INT) || this.equals(LONG) || this.equals(DOUBLE);
    }

    boolean isFunction() {
        return FUNCTIONS.contains(this) || source.startsWith("F");
    }

    /** The user's types in it. */
    Set<String> mentioned() {
        return Names.typesIn(source).collect(Collectors.toSet());
    }
}
