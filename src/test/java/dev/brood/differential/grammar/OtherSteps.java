package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Import;
import dev.brood.differential.grammar.Entity.Variable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Imports, drops, expressions, and what fails. */
final class OtherSteps {

    /** With an expression that has a number for each. */
    private static final Map<String, String> IMPORTS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("java.util.regex.*", "Pattern.compile(\"a\").flags()"),
                            Map.entry("java.util.zip.CRC32", "(int) new CRC32().getValue()"),
                            Map.entry(
                                    "java.text.DecimalFormat",
                                    "new DecimalFormat(\"0\").getMaximumFractionDigits()"),
                            Map.entry("static java.lang.Math.abs", "abs(-4)"),
                            Map.entry("static java.lang.Math.*", "max(3, floorMod(-2, 5))"),
                            Map.entry(
                                    "static java.util.stream.Collectors.*",
                                    "Stream.of(1, 2).collect(toList()).size()"),
                            Map.entry("static java.util.Map.entry", "entry(1, 2).getValue()"),
                            Map.entry("module java.sql", "java.sql.Types.CLOB"),
                            Map.entry("java.sql.*", "Types.BLOB"),
                            Map.entry("module java.logging", "Level.INFO.intValue()"),
                            Map.entry("java.util.logging.Level", "Level.WARNING.intValue()"),
                            Map.entry(
                                    "java.util.concurrent.locks.*",
                                    "new ReentrantLock().getHoldCount()"),
                            Map.entry(
                                    "java.util.concurrent.Semaphore",
                                    "new Semaphore(3).availablePermits()"),
                            Map.entry(
                                    "java.util.Queue",
                                    "((Queue<Integer>) new ArrayDeque<Integer>()).size()"),
                            Map.entry(
                                    "static java.util.stream.IntStream.*",
                                    "rangeClosed(0, 3).sum()"),
                            Map.entry("java.awt.Point", "new Point(1, 2).x"),
                            Map.entry(
                                    "java.util.concurrent.atomic.LongAdder",
                                    "new LongAdder().intValue()")));

    private final Dice dice;
    private final Scene scene;
    private final Expressions expressions;
    private final Statements statements;

    OtherSteps(Dice dice, Scene scene, Expressions expressions, Statements statements) {
        this.dice = dice;
        this.scene = scene;
        this.expressions = expressions;
        this.statements = statements;
    }

    String imports() {
        String what = dice.pick(IMPORTS.keySet());
        scene.declare(
                new Entity(
                        "i:" + what,
                        "i:" + what,
                        "",
                        0,
                        Set.of(),
                        true,
                        new Import(IMPORTS.get(what))));
        return "import " + what + ";";
    }

    String drop() {
        List<Entity> named =
                scene.all().stream()
                        .filter(entity -> !(entity.what() instanceof Import))
                        .filter(entity -> !Names.TAKEN.contains(entity.name()))
                        .toList();
        if (named.isEmpty()) {
            return null;
        }
        String name = dice.pick(named).name();
        scene.drop(name);
        return "/drop " + name;
    }

    /** Its value goes to a variable that jshell names. */
    String expression() {
        Scope scope = Scope.top(scene);
        if (dice.chance(20)) {
            return dice.of("-(%s);", "(%s);", "+%s;")
                    .formatted("(" + expressions.of(Type.INT, scope, 1) + ")");
        }
        Type type = dice.of(Type.INT, Type.STRING, Type.INT_LIST, Type.BOOLEAN);
        String written = expressions.of(type, scope);
        return written.startsWith("switch") ? "(" + written + ");" : written + ";";
    }

    String printed() {
        Scope scope = Scope.top(scene);
        return "System.out.println(" + expressions.of(dice.of(Type.INT, Type.STRING), scope) + ");";
    }

    /** Compiles, and throws half-way. */
    String throwing() {
        List<Entity> numbers = scene.variables(Type.INT);
        String assignment = statements.assignment(Scope.top(scene));
        String name = dice.pick(scene.allowed(Names.data()));
        return switch (dice.below(7)) {
            case 0 -> {
                plain(name, Type.INT, false);
                yield "int " + name + " = 1 / 0;";
            }
            case 1 -> {
                plain(name, Type.STRING, true);
                yield "String " + name + " = List.of(\"a\").get(5);";
            }
            case 2 -> "throw new IllegalArgumentException(\"on purpose )\");";
            case 3 -> assignment == null ? null : "{ " + assignment + " Integer.parseInt(\"x\"); }";
            case 4 ->
                    numbers.isEmpty()
                            ? null
                            : "for (int i = 0; ; i++) { %s += i; if (i == 3) throw new RuntimeException(\"at \" + i); }"
                                    .formatted(dice.pick(numbers).name());
            case 5 ->
                    "class Z%d { static int z = 1 / 0; }\nint z = Z%<d.z;".formatted(dice.below(2));
            default -> exception();
        };
    }

    private String exception() {
        return Scope.top(scene).types().stream()
                .filter(type -> type.name().equals("X0"))
                .findFirst()
                .map(type -> "throw new X0(\"mine\");")
                .orElse(null);
    }

    private void plain(String name, Type type, boolean mayBeNull) {
        scene.declare(
                new Entity(
                        Entity.variableKey(name),
                        name,
                        type.source(),
                        0,
                        Set.of(),
                        true,
                        new Variable(type, mayBeNull)));
    }

    /** Does not compile. */
    String rejected() {
        return dice.of(
                "int bad = \"text\";",
                "notThere + 1;",
                "String bad = notThere();",
                "new NotThere(1);",
                "int bad() { return \"text\"; }",
                "class Bad { int f() { return \"text\"; } }",
                "List.of(1).nothing();",
                "final int bad = ;",
                "void bad() { int x = }");
    }
}
