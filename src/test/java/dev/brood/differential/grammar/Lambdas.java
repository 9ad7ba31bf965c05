package dev.brood.differential.grammar;

/** Writes lambdas and method references. */
final class Lambdas {

    private final Dice dice;
    private final Expressions expressions;

    Lambdas(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    String of(Type type, Scope scope, int depth) {
        String x = dice.local("x");
        return switch (type.source()) {
            case "Function<Integer, Integer>" ->
                    dice.chance(15) ? "Math::abs" : x + " -> " + x + " + " + number(scope, depth);
            case "Supplier<String>" ->
                    dice.chance(50)
                            ? "() -> \"\" + (" + number(scope, depth) + ")"
                            : "() -> { String %s = %s; return %s; }"
                                    .formatted(x, text(scope, depth), x);
            case "Runnable" -> "() -> System.out.println(" + text(scope, depth) + ")";
            case "IntBinaryOperator" -> binary(x, scope, depth);
            case "Predicate<String>" ->
                    dice.chance(20)
                            ? "String::isEmpty"
                            : x + " -> " + x + ".length() > " + number(scope, depth);
            case "UnaryOperator<String>" ->
                    dice.chance(20)
                            ? "String::trim"
                            : x + " -> " + x + " + " + number(scope, depth);
            default -> userFunction(type, x, scope, depth);
        };
    }

    private String binary(String x, Scope scope, int depth) {
        String y = dice.local("y");
        return dice.chance(20)
                ? "Integer::sum"
                : "(%s, %s) -> %s * %s - %s".formatted(x, y, x, y, number(scope, depth));
    }

    private String userFunction(Type type, String x, Scope scope, int depth) {
        Entity entity = scope.scene().get(Entity.typeKey(type.source()));
        if (entity != null) {
            scope.use(entity);
        }
        return dice.chance(20) ? "Math::abs" : x + " -> " + x + " * " + number(scope, depth);
    }

    private String number(Scope scope, int depth) {
        return expressions.of(Type.INT, scope, depth - 1);
    }

    private String text(Scope scope, int depth) {
        return expressions.of(Type.STRING, scope, Math.min(1, depth));
    }
}
