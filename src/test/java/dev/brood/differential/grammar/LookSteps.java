package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Variable;
import java.util.ArrayList;
import java.util.List;

/** Prints what there is. */
final class LookSteps {

    /** A few at a time, so that one that fails does not hide all others. */
    private static final int TOGETHER = 4;

    private final Scene scene;
    private final Expressions expressions;

    LookSteps(Scene scene, Expressions expressions) {
        this.scene = scene;
        this.expressions = expressions;
    }

    /** Prints all variables that can be used. */
    List<String> all() {
        List<String> looks = new ArrayList<>();
        List<Entity> variables = scene.variables();
        for (int i = 0; i < variables.size(); i += TOGETHER) {
            List<Entity> some = variables.subList(i, Math.min(variables.size(), i + TOGETHER));
            looks.add(
                    "System.out.println("
                            + String.join(" + ", some.stream().map(LookSteps::labelled).toList())
                            + ");");
        }
        return looks;
    }

    private static String labelled(Entity variable) {
        return "\" %s=\" + %s".formatted(variable.name(), look(variable));
    }

    /** What shows the value of a variable, by a method of its own where it has one, and be it null. */
    static String look(Entity variable) {
        Type type = ((Variable) variable.what()).type();
        String name = variable.name();
        return switch (type.source()) {
            case "int[]", "String[]" -> "Arrays.toString(" + name + ")";
            case "int[][]" -> "Arrays.deepToString(" + name + ")";
            case "Function<Integer, Integer>" -> call(name, "apply(3)");
            case "Supplier<String>" -> call(name, "get()");
            case "IntBinaryOperator" -> call(name, "applyAsInt(3, 4)");
            case "Predicate<String>" -> call(name, "test(\"abc\")");
            case "UnaryOperator<String>" -> call(name, "apply(\" a \")");
            case "Runnable" -> "(" + name + " == null)";
            default -> users(type, name);
        };
    }

    private static String users(Type type, String name) {
        if (type.mentioned().isEmpty()) {
            return name;
        }
        if (type.source().startsWith("List<")) {
            return "(%s == null ? null : %s.get(0).show())".formatted(name, name);
        }
        if (type.source().endsWith("]")) {
            return "(%s == null ? null : %s[0].show())".formatted(name, name);
        }
        return call(name, type.isFunction() ? "go(3)" : "show()");
    }

    private static String call(String name, String call) {
        return "(%s == null ? null : %s.%s)".formatted(name, name, call);
    }

    /** What a worker is to see as the session does: variables that can be sent, methods and types. */
    List<String> pure() {
        Scope scope = Scope.pure(scene);
        List<String> looks = new ArrayList<>();
        for (Entity variable : scope.variables()) {
            if (!((Variable) variable.what()).type().equals(Type.RUNNABLE)) {
                looks.add(look(variable));
            }
        }
        for (int i = 0; i < 2; i++) {
            looks.add("(" + expressions.of(Type.INT, scope, 1) + ")");
        }
        return looks;
    }
}
