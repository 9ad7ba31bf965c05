package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Declared;
import dev.brood.differential.grammar.Entity.Form;
import dev.brood.differential.grammar.Entity.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Declares types, and the same ones again with other bodies or other fields. All have {@code twice} and {@code show}. */
final class TypeSteps {

    private final Dice dice;
    private final Scene scene;
    private final Expressions expressions;

    TypeSteps(Dice dice, Scene scene, Expressions expressions) {
        this.dice = dice;
        this.scene = scene;
        this.expressions = expressions;
    }

    String declare() {
        return declare(dice.pick(scene.allowed(Names.types())));
    }

    /** One that is there: as it was, with another body, or with other fields. */
    String again() {
        List<Entity> there =
                scene.all().stream().filter(entity -> entity.what() instanceof Declared).toList();
        if (there.isEmpty()) {
            return null;
        }
        Entity type = dice.pick(there);
        if (dice.chance(15)) {
            scene.declare(type);
            return ((Declared) type.what()).text();
        }
        return declare(type.name());
    }

    String declare(String name) {
        Scope scope = Scope.of(scene, name);
        String body = expressions.of(Type.INT, scope, 1);
        return switch (name.charAt(0)) {
            case 'R', 'P' -> record(name, scope, body);
            case 'E' -> enumeration(name, scope, body);
            case 'I' -> contract(name, scope, body);
            case 'S' -> sealed(name, scope, body);
            case 'G' -> generic(name, scope, body);
            case 'F' ->
                    declared(
                            name,
                            Form.FUNCTIONAL,
                            "F",
                            scope,
                            "interface " + name + " { int go(int x); }",
                            false);
            case 'X' -> exception(name, scope, body);
            default -> klass(name, scope, body);
        };
    }

    private String klass(String name, Scope scope, String body) {
        List<Entity> bases =
                scope.types().stream()
                        .filter(type -> ((Declared) type.what()).isExtensible())
                        .toList();
        Entity base = bases.isEmpty() || dice.chance(50) ? null : dice.pick(bases);
        boolean extending = base != null && ((Declared) base.what()).form() == Form.CLASS;
        boolean counts = dice.chance(40);
        if (counts) {
            scope.changesSomething();
        }
        String fields =
                (extending ? "" : "int a; ")
                        + dice.of(
                                "",
                                "",
                                "String b = \"b(\"; ",
                                "List<Integer> log = new ArrayList<>(); ")
                        + (counts ? "static int made = %d; ".formatted(dice.below(5)) : "");
        String constructor =
                "%s(int a) { %s%s } "
                        .formatted(
                                name,
                                extending ? "super(a + 1);" : "this.a = a;",
                                counts ? " made++;" : "");
        String more =
                dice.of(
                        "",
                        "",
                        "static int of(int q) { return new %s(q).a; } ".formatted(name),
                        "class In { int b = a; } int in() { return new In().b; } ",
                        "<T> T pick(T q) { return q; } ",
                        "Runnable r() { return () -> System.out.println(a); } ",
                        "{ System.out.println(\"made {\"); } ");
        if (more.startsWith("{")) {
            scope.changesSomething();
        }
        String header =
                "class "
                        + name
                        + (base == null
                                ? ""
                                : (extending ? " extends " : " implements ") + scope.use(base));
        String text =
                "%s { %s%spublic int twice() { return a * 2 + %s; } %s %s}"
                        .formatted(
                                header,
                                fields,
                                constructor,
                                body,
                                show(extending || base != null),
                                more);
        return declared(name, Form.CLASS, counts ? "C made" : "C", scope, text, true);
    }

    private String show(boolean overrides) {
        return (overrides && dice.chance(50) ? "@Override " : "")
                + "public String show() { return \"%s\" + twice(); }"
                        .formatted(dice.of("c", "(", "o"));
    }

    private String record(String name, Scope scope, String body) {
        List<Entity> contracts =
                scope.types().stream()
                        .filter(type -> ((Declared) type.what()).form() == Form.INTERFACE)
                        .toList();
        String contract =
                contracts.isEmpty() || dice.chance(50)
                        ? ""
                        : " implements " + scope.use(dice.pick(contracts));
        String more =
                dice.of(
                        "",
                        "",
                        " public " + name + " { if (b == null) b = \"\"; }",
                        " static %s of(int q) { return new %s(q, \"of\"); }".formatted(name, name),
                        " " + name + "(int a) { this(a, \"one\"); }");
        String text =
                "record %s(int a, String b)%s {%s public int twice() { return a * 2 + %s; } public String show() { return b + twice(); } }"
                        .formatted(name, contract, more, body);
        return declared(name, Form.RECORD, "R", scope, text, false);
    }

    private String enumeration(String name, Scope scope, String body) {
        String constants =
                dice.of(
                        "A, B, C;",
                        "A { public int twice() { return 1; } }, B;",
                        "B, A, D { @Override public String show() { return \"}\"; } };");
        String text =
                "enum %s { %s public int twice() { return ordinal() + %s; } public String show() { return name() + twice(); } }"
                        .formatted(name, constants, body);
        return declared(name, Form.ENUM, "E", scope, text, false);
    }

    private String contract(String name, Scope scope, String body) {
        String text =
                "interface %s { int twice(); default String show() { return \"i\" + (twice() + %s); }%s }"
                        .formatted(
                                name,
                                body,
                                dice.of("", " int K = 3;", " static int of() { return 4; }"));
        return declared(name, Form.INTERFACE, "I", scope, text, true);
    }

    private String sealed(String name, Scope scope, String body) {
        String text =
                """
                sealed interface %s {
                  record P(int x) implements %s {}
                  record Q(String s) implements %s {}
                  default int twice() {
                    return switch (this) { case P(int x) -> x * 2 + %s; case Q q -> q.s().length(); };
                  }
                  default String show() { return "s" + twice(); }
                }\
                """
                        .formatted(name, name, name, body);
        return declared(name, Form.SEALED, "S", scope, text, false);
    }

    private String generic(String name, Scope scope, String body) {
        String text =
                "class %s<T> { T held; %s(T t) { held = t; } T get() { return held; } public int twice() { return held.hashCode() + %s; } public String show() { return \"<\" + held; } <R> %s<R> map(Function<T, R> f) { return new %s<R>(f.apply(held)); }%s }"
                        .formatted(name, name, body, name, name, dice.of("", " int more = 1;"));
        return declared(name, Form.GENERIC, "G", scope, text, false);
    }

    private String exception(String name, Scope scope, String body) {
        String text =
                "class %s extends RuntimeException { %s(String m) { super(m + (%s)); }%s }"
                        .formatted(name, name, body, dice.of("", " int code = 1;"));
        return declared(name, Form.EXCEPTION, "X", scope, text, false);
    }

    /** Itself it may mention without more ado. */
    private String declared(
            String name, Form form, String shape, Scope scope, String text, boolean isExtensible) {
        String key = Entity.typeKey(name);
        Set<Use> uses = new HashSet<>(scope.uses());
        uses.removeIf(use -> use.key().equals(key));
        scene.declare(
                new Entity(
                        key,
                        name,
                        shape,
                        Names.rank(name),
                        uses,
                        scope.isPure(),
                        new Declared(form, text, isExtensible)));
        return text;
    }
}
