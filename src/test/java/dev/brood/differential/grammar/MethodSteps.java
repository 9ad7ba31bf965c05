package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Method;
import java.util.List;
import java.util.stream.Collectors;

/** Declares methods, overloads and others in their place. */
final class MethodSteps {

    private final Dice dice;
    private final Scene scene;
    private final Expressions expressions;
    private final Statements statements;

    MethodSteps(Dice dice, Scene scene, Expressions expressions, Statements statements) {
        this.dice = dice;
        this.scene = scene;
        this.expressions = expressions;
        this.statements = statements;
    }

    String declare() {
        String name = dice.pick(scene.allowed(Names.methods()));
        Scope scope = Scope.of(scene, name);
        String modifier = dice.chance(8) ? dice.of("public ", "static ", "private ", "final ") : "";
        return modifier
                + switch (dice.below(12)) {
                    case 0 -> generic(name, scope);
                    case 1 -> variable(name, scope);
                    case 2 -> recursive(name, scope);
                    case 3 -> procedure(name, scope);
                    case 4 -> throwing(name, scope);
                    case 5 -> ofText(name, scope);
                    case 6 -> local(name, scope);
                    case 7 -> withFunction(name, scope);
                    case 8 -> forward(name, scope);
                    default -> plain(name, scope);
                };
    }

    /** A simple one of that name. */
    String declare(String name) {
        return plain(name, Scope.of(scene, name));
    }

    /** One that is there, with another body. */
    String again() {
        List<Entity> plain =
                scene.all().stream()
                        .filter(entity ->
                                entity.what() instanceof Method(List<Type> parameters, Type result)
                                        && parameters.equals(List.of(Type.INT))
                                        && Type.INT.equals(result))
                        .toList();
        if (plain.isEmpty()) {
            return null;
        }
        String name = dice.pick(plain).name();
        return plain(name, Scope.of(scene, name));
    }

    private String plain(String name, Scope scope) {
        String p = parameter(Type.INT, scope);
        String value =
                "%s * %d + %s".formatted(p, dice.below(9), expressions.of(Type.INT, scope, 1));
        return declared(
                name, Type.INT, scope, List.of(Type.INT), "int " + p, "return " + value + ";");
    }

    /** A parameter may hide a variable of the session. */
    private String parameter(Type type, Scope scope) {
        String p = dice.chance(10) ? dice.pick(scene.allowed(Names.data())) : dice.local("p");
        scope.local(p, type);
        return p;
    }

    private String generic(String name, Scope scope) {
        String body = "return p;";
        declare(name, Type.STRING, scope, List.of(Type.STRING));
        return "<T> T " + name + "(T p) { " + body + " }";
    }

    private String variable(String name, Scope scope) {
        String value = expressions.of(Type.INT, scope, 1);
        declare(name, Type.INT, scope, List.of(Type.INT, Type.INT, Type.INT));
        return "int %s(int... p) { int s = 0; for (int e : p) s += e; return s + %s; }"
                .formatted(name, value);
    }

    private String recursive(String name, Scope scope) {
        String value = expressions.of(Type.INT, scope, 1);
        declare(name, Type.INT, scope, List.of(Type.INT));
        return "int %s(int p) { return p <= 0 || p > 9 ? %s : p + %s(p - 1); }"
                .formatted(name, value, name);
    }

    private String procedure(String name, Scope scope) {
        String p = parameter(Type.INT, scope);
        String statement = statements.any(scope);
        if (statement == null) {
            statement = "System.out.println(" + p + ");";
        }
        return declared(name, null, scope, List.of(Type.INT), "int " + p, statement);
    }

    private String throwing(String name, Scope scope) {
        String p = parameter(Type.INT, scope);
        String statement = statements.assignment(scope);
        return declared(
                name,
                Type.INT,
                scope,
                List.of(Type.INT),
                "int " + p,
                (statement == null ? "" : statement + " ")
                        + "if (%s > 40) throw new IllegalStateException(\"m (\" + %s); return %s;"
                                .formatted(p, p, p));
    }

    private String ofText(String name, Scope scope) {
        Type result = dice.of(Type.STRING, Type.INT, Type.INT_LIST);
        String p = parameter(Type.STRING, scope);
        return declared(
                name,
                result,
                scope,
                List.of(Type.STRING),
                "String " + p,
                "// \"( {\n  return " + expressions.of(result, scope, 1) + ";\n");
    }

    private String local(String name, Scope scope) {
        String p = parameter(Type.INT, scope);
        String value = expressions.of(Type.INT, scope, 1);
        String body =
                dice.of(
                        "record L(int a) { int sum() { return a + %s; } } return new L(%s).sum();",
                        "class L { int a = %s; } return new L().a + %s;",
                        "IntUnaryOperator g = z -> z + %s; return g.applyAsInt(%s);",
                        "Supplier<Integer> g = new Supplier<>() { public Integer get() { return %s; } }; return g.get() + %s;");
        return declared(
                name, Type.INT, scope, List.of(Type.INT), "int " + p, body.formatted(value, p));
    }

    private String withFunction(String name, Scope scope) {
        String value = expressions.of(Type.INT, scope, 1);
        if (dice.chance(50)) {
            declare(name, Type.BINARY, scope, List.of());
            return "IntBinaryOperator %s() { return (a, b) -> a + b * %s; }".formatted(name, value);
        }
        declare(name, Type.INT, scope, List.of(Type.BINARY));
        return "int %s(IntBinaryOperator p) { return p.applyAsInt(%s, 2); }".formatted(name, value);
    }

    /** It mentions something that may come later, or never. */
    private String forward(String name, Scope scope) {
        String p = parameter(Type.INT, scope);
        List<String> lower =
                scene.allowed(Names.methods()).stream()
                        .filter(other -> Names.rank(other) < Names.rank(name))
                        .toList();
        String later;
        if (dice.chance(50) && !lower.isEmpty()) {
            String other = dice.pick(lower);
            scope.useLater(key(other, List.of(Type.INT)), "int");
            later = other + "(" + p + ")";
        } else if (dice.chance(50)) {
            String other = dice.pick(scene.allowed(Names.data()));
            scope.useLater(Entity.variableKey(other), "int");
            later = scope.locals(Type.INT).contains(other) ? p : other;
        } else {
            scope.useLater(Entity.typeKey("R0"), "R");
            later = "new R0(" + p + ", \"f\").twice()";
        }
        return declared(
                name, Type.INT, scope, List.of(Type.INT), "int " + p, "return 1 + " + later + ";");
    }

    private static String key(String name, List<Type> parameters) {
        return parameters.stream()
                .map(Type::source)
                .collect(Collectors.joining(",", "m:" + name + "(", ")"));
    }

    private String declared(
            String name,
            Type result,
            Scope scope,
            List<Type> parameters,
            String source,
            String body) {
        declare(name, result, scope, parameters);
        return "%s %s(%s) { %s }"
                .formatted(result == null ? "void" : result.source(), name, source, body);
    }

    private void declare(String name, Type result, Scope scope, List<Type> parameters) {
        scene.declare(
                new Entity(
                        key(name, parameters),
                        name,
                        result == null ? "void" : result.source(),
                        Names.rank(name),
                        scope.uses(),
                        scope.isPure(),
                        new Method(parameters, result)));
    }

    /** A call of one without a value, or of which nobody wants the value. */
    String call() {
        return statements.call(Scope.top(scene));
    }

    /** A call of a lambda in a variable. */
    String run() {
        List<Entity> runnables = Scope.top(scene).variables(Type.RUNNABLE);
        return runnables.isEmpty() ? null : dice.pick(runnables).name() + ".run();";
    }
}
