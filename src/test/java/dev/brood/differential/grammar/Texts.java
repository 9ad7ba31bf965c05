package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Variable;
import java.util.List;

/** Writes expressions that are strings. */
final class Texts {

    /** What a reader who does not know Java takes for the end of something. */
    private static final List<String> TRAPS =
            List.of(
                    "\"(\"",
                    "\"}\"",
                    "\"a // b\"",
                    "\"/* \"",
                    "\"\\\"(\"",
                    "\"it's\"",
                    "\";\"",
                    "\"{ [\"");

    private final Dice dice;
    private final Expressions expressions;

    Texts(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    String of(Scope scope, int depth) {
        if (depth <= 0) {
            return literal();
        }
        String number = expressions.of(Type.INT, scope, depth - 1);
        return switch (dice.below(10)) {
            case 0 -> literal();
            case 1, 2 -> "\"n\" + " + number;
            case 3 -> "String.valueOf(" + number + ")";
            case 4 -> "\"%d-%s\".formatted(" + number + ", " + literal() + ")";
            case 5 -> "(" + literal() + " + " + literal() + ").toUpperCase()";
            case 6 -> ofVariable(scope);
            case 7 -> ofType(scope, depth);
            case 8 ->
                    "Stream.of("
                            + literal()
                            + ", "
                            + literal()
                            + ").collect(Collectors.joining(\",\"))";
            default -> scope.isTop() && depth == Expressions.DEEP ? block() : literal();
        };
    }

    private String literal() {
        return dice.chance(30) ? dice.pick(TRAPS) : "\"s" + dice.below(10) + "\"";
    }

    private String block() {
        return dice.of(
                "\"\"\"\n    one (\n      \"two\" // {\n    \"\"\"",
                "\"\"\"\n  /* ' \\\n  b;\n\n  c\"\"\"",
                "\"\"\"\n    a \\\"\"\" b }\n    \"\"\".strip()");
    }

    private String ofVariable(Scope scope) {
        List<Entity> variables =
                scope.variables().stream()
                        .filter(entity -> !((Variable) entity.what()).mayBeNull())
                        .filter(entity -> !((Variable) entity.what()).type().isFunction())
                        .filter(entity -> !((Variable) entity.what()).type().source().endsWith("]"))
                        .filter(entity -> ((Variable) entity.what()).type().mentioned().isEmpty())
                        .toList();
        return variables.isEmpty() ? literal() : "\"\" + " + scope.use(dice.pick(variables));
    }

    private String ofType(Scope scope, int depth) {
        List<Entity> types = expressions.askable(scope);
        return types.isEmpty()
                ? literal()
                : expressions.ask(dice.pick(types), scope, depth, "show");
    }
}
