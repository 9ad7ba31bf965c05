package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Declared;
import dev.brood.differential.grammar.Entity.Form;
import dev.brood.differential.grammar.Entity.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Declares variables, also again, and changes them. */
final class VariableSteps {

    private final Dice dice;
    private final Scene scene;
    private final Expressions expressions;
    private final Statements statements;

    VariableSteps(Dice dice, Scene scene, Expressions expressions, Statements statements) {
        this.dice = dice;
        this.scene = scene;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** A variable of a new name, if there is one left. */
    String declare() {
        List<String> free =
                scene.allowed(Names.data()).stream()
                        .filter(name -> !scene.has(Entity.variableKey(name)))
                        .toList();
        return free.isEmpty() ? again() : declare(dice.pick(free), type());
    }

    /** A simple one of that name. */
    String declare(String name) {
        return declare(name, Type.INT);
    }

    /** One that is there, with the same type or another one. */
    String again() {
        List<String> there =
                scene.allowed(Names.data()).stream()
                        .filter(name -> scene.has(Entity.variableKey(name)))
                        .toList();
        if (there.isEmpty()) {
            return null;
        }
        String name = dice.pick(there);
        Type before = ((Variable) scene.get(Entity.variableKey(name)).what()).type();
        return declare(name, dice.chance(50) || isTaken(name) ? before : type());
    }

    /** One that fails to compile would leave nothing behind, and so what is there from the start. */
    private static boolean isTaken(String name) {
        return Names.TAKEN.contains(name);
    }

    /** A lambda. */
    String function() {
        List<Type> types = new ArrayList<>(Type.FUNCTIONS);
        scene.types().stream()
                .filter(type -> ((Declared) type.what()).form() == Form.FUNCTIONAL)
                .forEach(type -> types.add(new Type(type.name())));
        String name = dice.pick(Names.functions());
        Type type = dice.pick(types);
        Scope scope = Scope.of(scene, name);
        String value = expressions.of(type, scope);
        declared(name, type, scope, false);
        return type.source() + " " + name + " = " + value + ";";
    }

    /** Several in one declaration. */
    String several() {
        String a = dice.pick(scene.allowed(Names.data()));
        String b = dice.pick(scene.allowed(Names.data()));
        if (a.equals(b) || isTaken(a) || isTaken(b)) {
            return null;
        }
        Scope scope = Scope.top(scene);
        String source =
                "int %s = %s, %s = %d;"
                        .formatted(a, expressions.of(Type.INT, scope, 1), b, dice.below(9));
        declared(a, Type.INT, scope, false);
        declared(b, Type.INT, Scope.top(scene), false);
        return source;
    }

    /** A type that is there from the start, or one of the user's. */
    private Type type() {
        List<Entity> users = expressions.askable(Scope.top(scene));
        if (users.isEmpty() || dice.chance(60)) {
            return dice.pick(Type.BUILT_IN);
        }
        Entity type = dice.pick(users);
        if (((Declared) type.what()).form() == Form.GENERIC) {
            return new Type(type.name() + "<Integer>");
        }
        return new Type(dice.of("%s", "%s", "%s", "List<%s>", "%s[]").formatted(type.name()));
    }

    private String declare(String name, Type type) {
        Scope scope = Scope.top(scene);
        String modifier = dice.chance(6) ? dice.of("final ", "static ", "public ", "private ") : "";
        if (dice.chance(8)) {
            declared(name, type, scope, !type.isPrimitive());
            return modifier + type.source() + " " + name + ";";
        }
        String value = expressions.of(type, scope);
        declared(name, type, scope, false);
        return "%s%s %s = %s;"
                .formatted(modifier, isInferred(type) ? "var" : type.source(), name, value);
    }

    /** Where {@code var} means a narrower type, an assignment that comes later may be an error. */
    private boolean isInferred(Type type) {
        boolean isNarrower = type.source().matches("(?:List|Map|Set)<.*");
        return !type.isFunction()
                && !type.equals(Type.OBJECT)
                && !type.isPrimitive()
                && dice.chance(isNarrower ? 10 : 40);
    }

    private void declared(String name, Type type, Scope scope, boolean mayBeNull) {
        type.mentioned()
                .forEach(user -> {
                    Entity entity = scene.get(Entity.typeKey(user));
                    if (entity != null) {
                        scope.use(entity);
                    }
                });
        int rank =
                Math.max(
                        Names.rank(name),
                        type.mentioned().stream().mapToInt(Names::rank).max().orElse(0));
        boolean isCode = type.isFunction() || !type.mentioned().isEmpty();
        // what a plain value was computed from matters no more
        Set<Entity.Use> uses = new HashSet<>(scope.uses());
        if (!type.isFunction()) {
            uses.removeIf(use ->
                    type.mentioned().stream()
                            .noneMatch(user -> use.key().equals(Entity.typeKey(user))));
        }
        scene.declare(
                new Entity(
                        Entity.variableKey(name),
                        name,
                        type.source(),
                        isCode ? rank : 0,
                        uses,
                        scope.isPure(),
                        new Variable(type, mayBeNull)));
    }

    String assign() {
        return statements.assignment(Scope.top(scene));
    }

    String mutate() {
        return statements.mutation(Scope.top(scene));
    }

    String statement() {
        return statements.any(Scope.top(scene));
    }
}
