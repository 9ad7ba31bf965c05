package dev.brood.differential.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the steps of random programs; the same seed writes the same. */
public final class Generator {

    /** Steps between two looks at all variables. */
    private static final int UNTIL_LOOK = 7;

    private static final int TRIES = 20;

    /** Names of productions to leave out, to see behind a fault that hides all others. */
    private static final Set<String> WITHOUT =
            Set.of(System.getProperty("brood.differential.without", "").split(","));

    private record Weighted(int weight, Step step) {}

    private final Dice dice;
    private final Scene scene = new Scene();
    private final Expressions expressions;
    private final LookSteps looks;
    private final Layout layout;
    private final VariableSteps variables;
    private final MethodSteps methods;
    private final TypeSteps types;
    private final List<Weighted> steps;

    /**
     * The lines of a program.
     *
     * @param opening declares what the program is not itself without
     * @param steps one or more snippets each, which can be left out
     */
    public record Written(List<String> opening, List<String> steps) {}

    private Generator(long seed) {
        dice = new Dice(seed);
        expressions = new Expressions(dice);
        looks = new LookSteps(scene, expressions);
        layout = new Layout(dice);
        Statements statements = new Statements(dice, expressions);
        variables = new VariableSteps(dice, scene, expressions, statements);
        methods = new MethodSteps(dice, scene, expressions, statements);
        types = new TypeSteps(dice, scene, expressions);
        OtherSteps others = new OtherSteps(dice, scene, expressions, statements);
        steps =
                List.of(
                        weighted(16, "variable", variables::declare),
                        weighted(7, "again", variables::again),
                        weighted(5, "function", variables::function),
                        weighted(1, "several", variables::several),
                        weighted(6, "assign", variables::assign),
                        weighted(6, "mutate", variables::mutate),
                        weighted(5, "statement", variables::statement),
                        weighted(9, "method", methods::declare),
                        weighted(5, "again", methods::again),
                        weighted(2, "call", methods::call),
                        weighted(1, "run", methods::run),
                        weighted(10, "type", types::declare),
                        weighted(7, "again", types::again),
                        weighted(6, "import", others::imports),
                        weighted(3, "drop", others::drop),
                        weighted(5, "expression", others::expression),
                        weighted(3, "printed", others::printed),
                        weighted(3, "throwing", others::throwing),
                        weighted(1, "rejected", others::rejected));
    }

    private static Weighted weighted(int weight, String name, Step step) {
        return new Weighted(WITHOUT.contains(name) ? 0 : weight, step);
    }

    /**
     * A program of snippets alone.
     *
     * @param seed chance
     * @param length how many steps, beside those that look
     * @return its lines
     */
    public static Written program(long seed, int length) {
        return new Generator(seed).write(length, false);
    }

    /**
     * A program whose variables, methods and types workers look at as well: each line that begins with {@code worker:} is to
     * say the same as the one before it, which begins with {@code session:}.
     *
     * @param seed chance
     * @param length how many steps, beside those that look
     * @return its lines
     */
    public static Written programWithWorkers(long seed, int length) {
        return new Generator(seed).write(length, true);
    }

    private Written write(int length, boolean withWorkers) {
        List<String> opening = new ArrayList<>();
        if (withWorkers) {
            opening.add("var crew = pool(2);");
        }
        for (String name : Names.TAKEN) {
            if (dice.chance(30)) {
                opening.add(declared(name));
            }
        }
        List<String> written = new ArrayList<>();
        for (int i = 1; i <= length; i++) {
            written.addAll(line());
            if (i % UNTIL_LOOK == 0 || i == length) {
                written.addAll(withWorkers ? workersLook() : looks.all());
            }
        }
        return new Written(opening, written);
    }

    private String declared(String name) {
        scene.allow(name);
        return Names.methods().contains(name)
                ? methods.declare(name)
                : Names.types().contains(name) ? types.declare(name) : variables.declare(name);
    }

    /** A step, or two on one line. */
    private List<String> line() {
        String first = step();
        if (!dice.chance(8)
                || first.startsWith("/")
                || !first.endsWith(";") && !first.endsWith("}")) {
            return List.of(layout.of(first));
        }
        String second = step();
        return second.startsWith("/")
                ? List.of(layout.of(first), second)
                : List.of(first + " " + layout.of(second));
    }

    private String step() {
        for (int i = 0; i < TRIES; i++) {
            String written = chosen().write();
            if (written != null) {
                return written;
            }
        }
        return "System.out.println(\"nothing\");";
    }

    private Step chosen() {
        int at = dice.below(steps.stream().mapToInt(Weighted::weight).sum());
        for (Weighted each : steps) {
            at -= each.weight;
            if (at < 0) {
                return each.step;
            }
        }
        throw new AssertionError("weights");
    }

    private List<String> workersLook() {
        List<String> lines = new ArrayList<>();
        List<String> all = looks.pure();
        for (int i = 0; i < all.size(); i += 4) {
            String text =
                    "(\"\" + %s).replace('\\n', '|')"
                            .formatted(
                                    String.join(
                                            " + \" \" + ",
                                            all.subList(i, Math.min(all.size(), i + 4))));
            String how = dice.chance(15) ? "async(() -> %s).get()" : "crew.apply(() -> %s)";
            lines.add(
                    "System.out.println(\"session: \" + (%s));\nSystem.out.println(\"worker: \" + %s);"
                            .formatted(text, how.formatted(text)));
        }
        return lines;
    }
}
