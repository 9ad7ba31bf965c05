package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.shell.Outcome.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Functions of the names of methods, and {@code args}. */
public class CompanionsTest { // public for what the snippets import

    private Shell shell = Shell.open(List.of(), List.of());

    @AfterEach
    void close() {
        shell.close();
    }

    private Outcome eval(String... snippets) {
        Outcome last = null;
        for (String snippet : snippets) {
            last = shell.eval(snippet, Origin.PROMPT);
        }
        return last;
    }

    private Object value(String... snippets) {
        return assertInstanceOf(Outcome.Value.class, eval(snippets)).value();
    }

    private Problem problem(String... snippets) {
        return assertInstanceOf(Outcome.Rejected.class, eval(snippets)).problems().getFirst();
    }

    private static String lastLine(String message) {
        return message.lines().toList().getLast().strip();
    }

    @Test
    void genericMethodsAreFunctionsOfTheMostGeneralType() {
        assertEquals(7, value("<T> T ident(T x) { return x; }", "ident.call(7)"));
        assertEquals(
                2,
                value(
                        "<T> int sizeOf(List<T> xs) { return xs.size(); }",
                        "sizeOf.call(List.of(1, 2))"));
        assertEquals(
                "b",
                value(
                        "<T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }",
                        "larger.call(\"a\", \"b\")"));
        assertEquals(
                List.of(3, 3),
                value("<T> List<T> twice(T x) { return List.of(x, x); }", "twice.call(3)"));
        assertEquals(
                "A[]",
                value(
                        "class A { public String toString() { return \"A[]\"; } }",
                        "<T extends A> String text(List<? extends T> xs) { return xs.get(0).toString(); }",
                        "text.call(List.of(new A()))"));
        assertEquals(
                3,
                value("<T> int count(T... xs) { return xs.length; }", "count.call(new String[3])"));
    }

    @Test
    void genericFunctionThatDoesNotFitSaysWhatToWrite() {
        assertEquals(
                "ident is generic, and as a function it is of one type: write x -> ident(x) for others",
                lastLine(
                        problem(
                                        "<T> T ident(T x) { return x; }",
                                        "Fn1<Integer, Integer> f = ident;")
                                .message()));
    }

    @Test
    void methodThatNoFunctionStandsForSaysWhatToWrite() {
        assertEquals(
                "join takes 5 parameters, and a function takes 4 at most: write () -> join(a, b, c, d, e)",
                lastLine(
                        problem(
                                        "int join(int a, int b, int c, int d, int e) { return a; }",
                                        "println(join)")
                                .message()));
        assertEquals(
                "both is generic, and no function of one type stands for it: write (a, b) -> both(a, b)",
                lastLine(
                        problem(
                                        "<T> int both(List<T> a, Map<T, List<T>> b) { return 1; }",
                                        "println(both)")
                                .message()));
        String created =
                assertInstanceOf(Outcome.Done.class, eval("void later() { println(join); }"))
                        .what();
        assertTrue(created.contains("until variable join is declared\n"), created);
        assertTrue(created.endsWith("write () -> join(a, b, c, d, e)"), created);
    }

    @Test
    void overloadThatDoesNotFitSaysWhichTheFunctionIs() {
        assertEquals(
                "as a function, f is f(String), declared last: write x -> f(x) for another",
                lastLine(
                        problem(
                                        "int f(int x) { return 1; }",
                                        "int f(String x) { return 2; }",
                                        "Fn1<Integer, Integer> g = f;")
                                .message()));
        shell.drop(
                shell.methods().stream()
                        .filter(method -> method.parameterTypes().equals("String"))
                        .findFirst()
                        .orElseThrow()
                        .id());
        assertEquals(1, value("f.call(3)"));
    }

    @Test
    void methodOfATypeThatIsDeclaredLaterIsAFunctionThen() {
        problem("int g(Later x) { return 5; }", "println(g)");
        assertEquals(5, value("class Later {}", "g.call(new Later())"));
    }

    @Test
    void outcomeIsThatOfTheSnippetWhateverFollowsIt() {
        value("int base = 20;", "int plus(int x) { return base + x; }", "plus.call(1)");
        assertEquals(30, value("int base = 30;"));
        assertEquals(31, value("plus.call(1)"));
        assertEquals("x", value("String base = \"x\";"));
    }

    @Test
    void methodThatHasNoFunctionAnyMoreLeavesNone() {
        assertEquals(2, value("int next(int x) { return x + 1; }", "next.call(1)"));
        eval("/* */ int next(int x, int a, int b, int c, int d) { return 0; }");
        assertTrue(problem("next.call(1)").message().contains("variable next"));
    }

    @Test
    void argumentsAreOfAnyNumberAndLength() {
        shell.close();
        List<String> arguments = new ArrayList<>(Collections.nCopies(10_000, "x"));
        arguments.add("\"\\\n\u0000".repeat(20_000));
        shell = Shell.open(List.of(), arguments);
        assertEquals(arguments, value("args"));
        assertEquals(80_000, value("args.getLast().length()"));
    }

    @Test
    void argumentsGiveWayToAVariableThatIsImported() {
        String imported = "import static dev.brood.shell.CompanionsTest.Imported.%s;";
        eval(imported.formatted("*"));
        assertEquals(4, value("args"));
        eval(imported.formatted("half"), "int half(int x) { return x / 2; }");
        assertEquals(5, value("half"));
    }

    /** What the user may import. */
    public static final class Imported {
        public static final int args = 4;
        public static final int half = 5;

        private Imported() {}
    }
}
