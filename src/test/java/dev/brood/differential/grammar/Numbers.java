package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Declared;
import dev.brood.differential.grammar.Entity.Form;
import dev.brood.differential.grammar.Entity.Import;
import dev.brood.differential.grammar.Entity.Variable;
import java.util.List;

/** Writes expressions of primitive types and what is like them. */
final class Numbers {

    private final Dice dice;
    private final Expressions expressions;

    Numbers(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    /** Null for other types. */
    String of(Type type, Scope scope, int depth) {
        return switch (type.source()) {
            case "int" -> depth <= 0 ? literal() : number(scope, depth);
            case "Integer" -> "(Integer) (" + integer(scope, depth) + ")";
            case "Object" -> object(scope, depth);
            case "long" -> dice.of(literal() + "L", integer(scope, depth) + " * 3L", "1L << 33");
            case "double" -> dice.of(literal() + ".5", integer(scope, depth) + " / 2.0");
            case "boolean" -> truth(scope, depth);
            case "char" ->
                    dice.of("'a'", "'('", "'\"'", "'\\''", "(char) ('a' + " + dice.below(20) + ")");
            default -> null;
        };
    }

    private String literal() {
        return String.valueOf(dice.below(100));
    }

    private String integer(Scope scope, int depth) {
        return expressions.of(Type.INT, scope, depth - 1);
    }

    private String object(Scope scope, int depth) {
        List<Entity> types = expressions.askable(scope);
        if (!types.isEmpty() && dice.chance(40)) {
            return expressions.make(dice.pick(types), scope, depth);
        }
        return expressions.of(dice.of(Type.STRING, Type.INT, Type.DOUBLE), scope, depth - 1);
    }

    private String truth(Scope scope, int depth) {
        String one = integer(scope, depth);
        return dice.of(
                dice.of("true", "false"),
                one + " < " + literal(),
                "!(" + one + " == 5)",
                one + " % 2 == 0",
                expressions.of(Type.STRING, scope, 0) + ".isEmpty()");
    }

    private String number(Scope scope, int depth) {
        return switch (dice.below(14)) {
            case 0 -> literal();
            case 1 -> "(%s + %s)".formatted(integer(scope, depth), integer(scope, depth));
            case 2 ->
                    "(%s * %d - %s)"
                            .formatted(
                                    integer(scope, depth),
                                    1 + dice.below(4),
                                    integer(scope, depth));
            case 3 -> "%s %% %d".formatted(integer(scope, depth), 2 + dice.below(9));
            case 4 ->
                    "(%s ? %s : %s)"
                            .formatted(
                                    expressions.of(Type.BOOLEAN, scope, depth - 1),
                                    integer(scope, depth),
                                    literal());
            case 5 -> ofVariable(scope);
            case 6 -> ofVariable(scope);
            case 7 -> ofType(scope, depth);
            case 8 -> ofType(scope, depth);
            case 9 -> ofImport(scope);
            case 10 -> sum(scope, depth);
            case 11 -> choice(scope, depth);
            case 12 -> matched(scope, depth);
            default -> "Stream.of(1, 2).map(Math::abs).mapToInt(Integer::intValue).sum()";
        };
    }

    private String sum(Scope scope, int depth) {
        String k = dice.local("k");
        return "IntStream.of(1, 2, 3).map(%s -> %s * %s).sum()"
                .formatted(k, k, integer(scope, depth));
    }

    private String choice(Scope scope, int depth) {
        String y = dice.local("y");
        return "switch (%s %% 3) { case 0 -> %s; case 1 -> %s; default -> { int %s = %s; yield %s + 1; } }"
                .formatted(
                        integer(scope, depth), literal(), literal(), y, integer(scope, depth), y);
    }

    private String matched(Scope scope, int depth) {
        String n = dice.local("n");
        return "((Object) (%s) instanceof Integer %s ? %s + 1 : 0)"
                .formatted(integer(scope, depth), n, n);
    }

    private String ofVariable(Scope scope) {
        List<Entity> variables =
                scope.variables().stream()
                        .filter(entity -> !((Variable) entity.what()).mayBeNull())
                        .filter(entity -> access(entity) != null)
                        .toList();
        if (variables.isEmpty()) {
            return literal();
        }
        Entity variable = dice.pick(variables);
        return scope.use(variable) + access(variable);
    }

    /** What gives a number, when written after the name. */
    private String access(Entity entity) {
        Type type = ((Variable) entity.what()).type();
        return switch (type.source()) {
            case "int", "Integer" -> "";
            case "String", "StringBuilder" -> ".length()";
            case "int[]", "String[]", "int[][]" -> ".length";
            case "List<Integer>",
                    "List<String>",
                    "Map<String, Integer>",
                    "Set<String>",
                    "ArrayDeque<Integer>" ->
                    ".size()";
            case "AtomicInteger" -> ".get()";
            case "Optional<Integer>" -> ".orElse(7)";
            case "Function<Integer, Integer>" -> ".apply(" + literal() + ")";
            case "IntBinaryOperator" -> ".applyAsInt(" + literal() + ", 2)";
            case "Supplier<String>" -> ".get().length()";
            default ->
                    type.source().matches("\\w+(<Integer>)?") && !type.mentioned().isEmpty()
                            ? type.source().startsWith("F") ? ".go(3)" : ".twice()"
                            : null;
        };
    }

    private String ofType(Scope scope, int depth) {
        List<Entity> types = expressions.askable(scope);
        if (types.isEmpty()) {
            return literal();
        }
        Entity type = dice.pick(types);
        Form form = ((Declared) type.what()).form();
        if (dice.chance(60)) {
            return expressions.ask(type, scope, depth, "twice");
        }
        return switch (form) {
            case CLASS ->
                    type.shape().contains("made")
                            ? scope.use(type) + ".made"
                            : expressions.ask(type, scope, depth, "twice");
            case ENUM -> scope.use(type) + ".values().length";
            case RECORD -> expressions.ask(type, scope, depth, "a");
            case SEALED -> deconstructed(type, scope, depth);
            case GENERIC -> expressions.ask(type, scope, depth, "get");
            default -> expressions.ask(type, scope, depth, "twice");
        };
    }

    private String deconstructed(Entity type, Scope scope, int depth) {
        String p = dice.local("p");
        String t = dice.local("t");
        return "switch ((%s) %s) { case %s.P %s -> %s.x(); case %s.Q(String %s) -> %s.length(); }"
                .formatted(
                        type.name(),
                        expressions.make(type, scope, depth),
                        type.name(),
                        p,
                        p,
                        type.name(),
                        t,
                        t);
    }

    private String ofImport(Scope scope) {
        List<Entity> imports = scope.imports();
        if (imports.isEmpty()) {
            return literal();
        }
        Entity entity = dice.pick(imports);
        scope.use(entity);
        return ((Import) entity.what()).gives();
    }
}
