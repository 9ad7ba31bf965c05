package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Declared;
import dev.brood.differential.grammar.Entity.Form;
import dev.brood.differential.grammar.Entity.Method;
import dev.brood.differential.grammar.Entity.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions of a wanted type, of what a place can mention. */
final class Expressions {

    /** How deep expressions are nested at most. */
    static final int DEEP = 2;

    private final Dice dice;
    private final Numbers numbers;
    private final Texts texts;
    private final Containers containers;
    private final Lambdas lambdas;

    Expressions(Dice dice) {
        this.dice = dice;
        numbers = new Numbers(dice, this);
        texts = new Texts(dice, this);
        containers = new Containers(dice, this);
        lambdas = new Lambdas(dice, this);
    }

    String of(Type type, Scope scope) {
        return of(type, scope, DEEP);
    }

    String of(Type type, Scope scope, int depth) {
        if (dice.chance(35)) {
            String known = known(type, scope, depth);
            if (known != null) {
                return known;
            }
        }
        if (type.isFunction()) {
            return lambdas.of(type, scope, depth);
        }
        if (!type.mentioned().isEmpty()) {
            return ofUsers(type, scope, depth);
        }
        String number = numbers.of(type, scope, depth);
        if (number != null) {
            return number;
        }
        return type.equals(Type.STRING)
                ? texts.of(scope, depth)
                : containers.of(type, scope, depth);
    }

    /** A variable or a call that gives this very type; null if there is none. */
    private String known(Type type, Scope scope, int depth) {
        List<String> options = new ArrayList<>(scope.locals(type));
        List<Entity> variables = scope.variables(type);
        List<Entity> calls =
                depth == 0
                        ? List.of()
                        : scope.methods().stream()
                                .filter(method -> type.equals(((Method) method.what()).result()))
                                .toList();
        int which = dice.below(options.size() + variables.size() + calls.size() + 1);
        if (which < options.size()) {
            return options.get(which);
        }
        which -= options.size();
        if (which < variables.size()) {
            return scope.use(variables.get(which));
        }
        which -= variables.size();
        return which < calls.size() ? call(calls.get(which), scope, depth) : null;
    }

    /** A call of a method of the session. */
    String call(Entity method, Scope scope, int depth) {
        Method what = (Method) method.what();
        return scope.use(method)
                + what.parameters().stream()
                        .map(type -> of(type, scope, depth - 1))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String ofUsers(Type type, Scope scope, int depth) {
        String name = type.mentioned().iterator().next();
        Entity entity = scope.scene().get(Entity.typeKey(name));
        String one = entity == null ? "null" : make(entity, scope, depth);
        if (type.source().startsWith("List<")) {
            return "new ArrayList<" + name + ">(List.of(" + one + "))";
        }
        return type.source().endsWith("[]") ? "new " + name + "[] {" + one + "}" : one;
    }

    /** A new object of a type of the session, or one of its constants. */
    String make(Entity entity, Scope scope, int depth) {
        String name = scope.use(entity);
        String number = of(Type.INT, scope, depth - 1);
        return switch (((Declared) entity.what()).form()) {
            case CLASS -> "new " + name + "(" + number + ")";
            case RECORD -> "new %s(%s, %s)".formatted(name, number, of(Type.STRING, scope, 0));
            case ENUM -> name + "." + dice.of("A", "B");
            case INTERFACE -> implementation(entity, scope, number);
            case SEALED ->
                    dice.chance(50)
                            ? "new %s.P(%s)".formatted(name, number)
                            : "new %s.Q(%s)".formatted(name, of(Type.STRING, scope, 0));
            case GENERIC -> "new %s<Integer>(%s)".formatted(name, number);
            case FUNCTIONAL ->
                    "((%s) (%s))".formatted(name, lambdas.of(new Type(name), scope, depth - 1));
            case EXCEPTION -> "new %s(%s)".formatted(name, of(Type.STRING, scope, 0));
        };
    }

    private String implementation(Entity type, Scope scope, String number) {
        List<Entity> classes =
                scope.types().stream()
                        .filter(each -> each.uses().contains(new Use(type.key(), type.shape())))
                        .filter(each -> ((Declared) each.what()).form() == Form.CLASS)
                        .filter(each ->
                                ((Declared) each.what())
                                        .text()
                                        .contains("implements " + type.name()))
                        .toList();
        if (!classes.isEmpty() && dice.chance(50)) {
            return "new %s(%s)".formatted(scope.use(dice.pick(classes)), number);
        }
        return dice.chance(50)
                ? "new %s() { public int twice() { return %s; } }".formatted(type.name(), number)
                : "((%s) () -> %s)".formatted(type.name(), number);
    }

    /** The value of a user's object, of those that have one: their methods are the same for all. */
    String ask(Entity type, Scope scope, int depth, String method) {
        return "(%s).%s()".formatted(make(type, scope, depth), method);
    }

    /** Types whose objects can be made and asked. */
    List<Entity> askable(Scope scope) {
        return scope.types().stream()
                .filter(type ->
                        switch (((Declared) type.what()).form()) {
                            case FUNCTIONAL, EXCEPTION -> false;
                            default -> true;
                        })
                .toList();
    }

    Dice dice() {
        return dice;
    }
}
