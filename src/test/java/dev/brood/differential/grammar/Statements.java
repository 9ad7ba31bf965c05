package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Variable;
import java.util.List;

/** Writes statements that change something, or print. Each ends with a semicolon or a brace. */
final class Statements {

    private final Dice dice;
    private final Expressions expressions;

    Statements(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    /** Any of them; null if there is nothing to be changed. */
    String any(Scope scope) {
        String simple = dice.chance(50) ? assignment(scope) : mutation(scope);
        if (simple == null) {
            return null;
        }
        String i = dice.local("i");
        String number = expressions.of(Type.INT, scope, 1);
        return switch (dice.below(12)) {
            case 0 -> "for (int %s = 0; %s < 3; %s++) { %s }".formatted(i, i, i, simple);
            case 1 -> "for (int %s : new int[] {1, 2}) %s".formatted(i, simple);
            case 2 ->
                    "if (%s > 40) { %s } else { System.out.println(\"no (\"); }"
                            .formatted(number, simple);
            case 3 -> "if (%s %% 2 == 0) %s".formatted(number, simple);
            case 4 -> "{ int %s = %s; %s }".formatted(i, number, simple);
            case 5 -> "try { %s } finally { System.out.println(\"done }\"); }".formatted(simple);
            case 6 ->
                    "switch (%s %% 2) { case 0 -> { %s } default -> System.out.println(\"odd\"); }"
                            .formatted(number, simple);
            case 7 -> "do { %s } while (false);".formatted(simple);
            default -> simple;
        };
    }

    /** An assignment to a variable of the session. */
    String assignment(Scope scope) {
        List<Entity> variables = scope.variables();
        if (variables.isEmpty()) {
            return null;
        }
        Entity variable = dice.pick(variables);
        Type type = ((Variable) variable.what()).type();
        if (type.isFunction()
                && Names.rank(variable.name()) > 0
                && scope.rank() > variable.rank()) {
            return null; // only its declaration gives it code, of a rank below its own
        }
        if (type.mentioned().stream().anyMatch(name -> Names.rank(name) >= scope.rank())) {
            return null;
        }
        String name = scope.use(variable);
        scope.changesSomething();
        if (type.isNumber() && dice.chance(50)) {
            return "%s %s %s;"
                    .formatted(name, dice.of("+=", "-="), expressions.of(Type.INT, scope, 1));
        }
        if (type.equals(Type.INT) && dice.chance(30)) {
            return dice.of("%s++;", "--%s;", "%s ^= 5;", "%s <<= 1;").formatted(name);
        }
        if (scope.isTop()) {
            scope.scene().assigned(variable);
        }
        return name
                + " = "
                + expressions.of(type, scope, scope.isTop() ? Expressions.DEEP : 1)
                + ";";
    }

    /** A change within a collection, an array or an object. */
    String mutation(Scope scope) {
        List<Entity> variables =
                scope.variables().stream()
                        .filter(entity -> !((Variable) entity.what()).mayBeNull())
                        .filter(entity -> change(entity, scope) != null)
                        .toList();
        if (variables.isEmpty()) {
            return null;
        }
        Entity variable = dice.pick(variables);
        scope.changesSomething();
        return scope.use(variable) + change(variable, scope) + ";";
    }

    private String change(Entity entity, Scope scope) {
        String n = String.valueOf(dice.below(90));
        Type type = ((Variable) entity.what()).type();
        return switch (type.source()) {
            case "int[]" -> "[0] " + dice.of("=", "+=") + " " + n;
            case "String[]" -> "[1] += \"(\"";
            case "int[][]" -> "[0][0]++";
            case "List<Integer>" ->
                    dice.of(
                            ".add(" + n + ")",
                            ".addFirst(" + n + ")",
                            ".replaceAll(e -> e % 50 + 1)",
                            ".set(0, " + n + ")");
            case "List<String>" -> dice.of(".add(\"" + n + "\")", ".add(\")\")", ".sort(null)");
            case "Map<String, Integer>" ->
                    dice.of(".put(\"z\", " + n + ")", ".merge(\"k\", " + n + ", Integer::sum)");
            case "Set<String>" -> ".add(\"" + n + "\")";
            case "ArrayDeque<Integer>" -> dice.of(".push(" + n + ")", ".addLast(" + n + ")");
            case "StringBuilder" -> ".append('(')";
            case "AtomicInteger" -> dice.of(".incrementAndGet()", ".addAndGet(" + n + ")");
            case "C0", "C1", "C2", "C3", "Lock" -> ".a = " + n;
            default -> null;
        };
    }

    /** A call whose value nobody wants; null if nothing can be called. */
    String call(Scope scope) {
        List<Entity> methods = scope.methods();
        return methods.isEmpty() ? null : expressions.call(dice.pick(methods), scope, 1) + ";";
    }
}
