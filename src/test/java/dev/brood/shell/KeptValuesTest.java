package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.brood.internal.diagnosis.StackTraces;
import dev.brood.testing.LeavesNothingBehind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a session keeps when snippets are declared again; jshell keeps the same. */
@ExtendWith(LeavesNothingBehind.class)
class KeptValuesTest {

    private final Shell shell = Shell.open(List.of(), List.of());

    @AfterEach
    void close() {
        shell.close();
    }

    private Outcome enter(String... snippets) {
        Outcome outcome = null;
        for (String snippet : snippets) {
            outcome = shell.eval(snippet, Origin.PROMPT);
        }
        return outcome;
    }

    private Object value(String... snippets) {
        return assertInstanceOf(Outcome.Value.class, enter(snippets)).value();
    }

    private void endPool() {
        enter("p.terminate()", "p.join()");
    }

    @Test
    void importKeepsVariables() {
        enter("var list = new ArrayList<>(List.of(1, 2));", "String s = \"hello\";");
        enter("record P(int a) {}", "var p = new P(3);");
        enter("import java.util.regex.*;", "import static java.lang.Math.abs;");
        assertEquals("[1, 2]hello3", value("\"\" + list + s + p.a()"));
    }

    @Test
    void methodWithAnotherBodyKeepsWhatWasMadeWithTheOldOne() {
        enter("int f() { return 1; }", "int v = f();", "v = 42;", "int f() { return 2; }");
        assertEquals(42, value("v"));
        assertEquals(2, value("f()"));
    }

    @Test
    void objectsGetTheNewCodeOfMethodsThatTheirClassCalls() {
        enter("int f() { return 1; }");
        enter("class A { int a; A(int a) { this.a = a; } int go() { return a + f(); } }");
        enter("var a = new A(5);", "int f() { return 100; }");
        assertEquals(105, value("a.go()"));
        enter("long f() { return 200; }"); // A does not compile with that
        enter("int f() { return 300; }");
        assertEquals(List.of(), shell.unresolved());
    }

    @Test
    void classWhoseInitialisationFailedWorksOnceItIsWhole() {
        enter(
                "enum Planet { EARTH(2); int m; Planet(int m) { this.m = m; } int w() { return m * g; } }");
        enter("Planet.EARTH;", "int g = 5;");
        assertEquals(10, value("Planet.EARTH.w()"));
    }

    @Test
    void objectsStayWhenTheirClassGetsOtherBodies() {
        enter("class A { int a = 7; Object go() { return a; } }", "var a = new A();");
        assertEquals(8, value("class A { int a = 7; Object go() { return a + 1; } }", "a.go()"));
        assertEquals(
                "[7]",
                value(
                        "class A { int a = 7;"
                                + " Object go() { return Stream.of(a).map(String::valueOf).toList().toString(); } }",
                        "a.go()"));
    }

    /** javac names what is behind a lambda that is serialisable after the variables around it. */
    @Test
    void objectsStayWhenVariablesAroundALambdaGetOtherNames() {
        enter("class A { int go(int x) { Supplier<Integer> one = () -> x; return one.get(); } }");
        enter("var a = new A();");
        enter(
                "class A { int go(int y) { Supplier<Integer> two = () -> y + 1; return two.get(); } }");
        assertEquals(5, value("a.go(4)"));
    }

    @Test
    void variableWhoseClassIsReplacedIsResetAndSaidToBe() {
        enter("record P(int a) {}", "P p = new P(1);", "List<P> ps = new ArrayList<>(List.of(p));");
        enter("P q;", "record P(int a, int b) {}");
        assertEquals(
                List.of(
                        "variable p cannot be used until this is mended:"
                                + " constructor P in record P cannot be applied to given types;",
                        "variable q was reset, as its type was replaced"),
                shell.updates().stream().filter(line -> !line.contains(" ps ")).toList());
        assertEquals("P[a=1, b=2]", value("P p = new P(1, 2);").toString());
        assertEquals(null, value("q"));
    }

    @Test
    void methodInWhichTwoClassesOfTheSessionMeetRuns() {
        enter("interface S {}", "class C implements S {}", "class D implements S {}");
        enter(
                "class M { S s(boolean c) { var z = c ? new C() : new D(); while (z == null) { z = new C(); } return z; } }");
        assertEquals("D", value("new M().s(false).getClass().getSimpleName()"));
    }

    @Test
    void linesOfATraceAreThoseOfTheNewCode() {
        shell.eval("int f(int x) {\n return 1 / x; }", new Origin("a.jsh", 1));
        shell.eval("int g() { return f(0); }", new Origin("a.jsh", 3));
        shell.eval("int f(int x) {\n\n\n return 2 / x; }", new Origin("a.jsh", 10));
        enter("import java.util.regex.*;", "import java.text.*;");
        Outcome outcome = shell.eval("g()", new Origin("a.jsh", 20));
        assertEquals(
                List.of(
                        "    at session.f(a.jsh:13)",
                        "    at session.g(a.jsh:3)",
                        "    at session.run(a.jsh:20)"),
                StackTraces.frames(assertInstanceOf(Outcome.Threw.class, outcome).thrown()));
    }

    @Test
    void poolUsesNewCodeAndNewValuesFromItsNextCallOn() {
        enter("int base = 10;", "int f(int x) { return x + base; }", "var p = pool(1);");
        assertEquals(List.of(11, 12), value("p.map(x -> f(x), List.of(1, 2))"));
        enter("int f(int x) { return x * base; }");
        assertEquals(List.of(10, 20), value("p.map(x -> f(x), List.of(1, 2))"));
        enter("import java.util.regex.*;", "base = 100;");
        assertEquals(List.of(100, 200), value("p.map(x -> f(x), List.of(1, 2))"));
        endPool();
    }

    @Test
    @Tag("slow")
    void workerKeepsItsOwnStateWhenAFunctionChanges() {
        enter("int f() { return 1; }", "int count = 0;", "var p = pool(1);");
        enter("class C { static int calls; static int next() { return ++calls * 10 + f(); } }");
        assertEquals(11, value("p.apply(() -> C.next())"));
        enter("int f() { return 2; }");
        assertEquals(22, value("p.apply(() -> C.next())"));
        endPool();
    }

    @Test
    void callThatIsUnderWayKeepsItsCode() {
        enter("int f(int x) { return x; }", "var go = event();", "var p = pool(1).chunkSize(1);");
        enter("var old = p.mapAsync(x -> { go.await(); return f(x); }, range(5));");
        enter("int f(int x) { return -x; }");
        enter("var young = p.mapAsync(x -> f(x), range(5));", "go.set();");
        assertEquals(List.of(0, -1, -2, -3, -4), value("young.get()"));
        assertEquals(List.of(0, 1, 2, 3, 4), value("old.get()"));
        assertEquals(List.of(0, -1, -2, -3, -4), value("p.map(x -> f(x), range(5))"));
        endPool();
    }

    @Test
    @Tag("slow")
    void workersOfWorkersGetTheNewCode() {
        enter("int f() { return 1; }", "var p = pool(1);");
        enter("int nested() { try (var q = pool(1)) { return q.apply(() -> f()); } }");
        assertEquals(1, value("p.apply(() -> nested())"));
        enter("int f() { return 2; }");
        assertEquals(2, value("p.apply(() -> nested())"));
        endPool();
    }

    @Test
    void eachVariableOfADeclarationHasItsOutcome() {
        assertEquals(2, value("int a = 1, b = 2;"));
        assertEquals(
                List.of(new Outcome.Value("a", Outcome.Place.DECLARED, "int", 1)), shell.others());
        Outcome outcome = enter("int zero = 0;", "int c = 1, d = 1 / zero, e = 3;");
        assertInstanceOf(
                ArithmeticException.class, assertInstanceOf(Outcome.Threw.class, outcome).thrown());
        assertEquals(4, value("c + e"));
        assertEquals(List.of(), shell.others());
    }

    @Test
    void variableMayBeDeclaredAgainByItsOwnValue() {
        enter("int m = Stream.of(1).mapToInt(Integer::intValue).sum();", "int m = m;");
        assertEquals(1, value("m"));
        enter("Function<Integer, Integer> f = Math::abs;", "Function<Integer, Integer> f = f;");
        assertEquals(3, value("f.apply(-3)"));
        enter("int n = 4;", "int n = Stream.of(n).mapToInt(Integer::intValue).sum();");
        assertEquals(4, value("n"));
    }
}
