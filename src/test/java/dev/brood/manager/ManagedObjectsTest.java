package dev.brood.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects of a manager are one for all processes. */
@Tag("slow")
class ManagedObjectsTest {

    private static Session session;

    @BeforeAll
    static void open() {
        session = Session.open();
        session.run("var m = manager();");
    }

    @AfterAll
    static void close() {
        session.run("m.close();");
        session.close();
    }

    private static Object value(String expression) {
        return session.value(expression);
    }

    /** A call that fails, and what it threw, in words. */
    private static String failure(String call) {
        session.run(
                "String failure; try { "
                        + call
                        + "; failure = \"none\"; }"
                        + " catch (Throwable e) { failure = e.getClass().getSimpleName() + \": \" + e.getMessage(); }");
        return (String) value("failure");
    }

    @Test
    void childrenChangeTheSameMapAndList() {
        session.run("var d = m.<Object, Object>dict();");
        session.run("var l = m.list(List.of(0, 1, 2, 3));");
        session.run(
                "spawn(() -> { d.put(1, \"1\"); d.put(\"2\", 2); d.put(0.25, null); Collections.reverse(l); }).start().join();");
        assertEquals("{1=1, 2=2, 0.25=null}", value("d.toString()"));
        assertEquals(List.of(3, 2, 1, 0), value("l.copy()"));
        assertEquals(
                true,
                value(
                        "l.equals(List.of(3, 2, 1, 0)) && l.hashCode() == List.of(3, 2, 1, 0).hashCode()"));
        assertEquals(true, value("List.of(3, 2, 1, 0).equals(l)"));
        assertEquals(
                true, value("d.containsKey(0.25) && d.get(0.25) == null && !d.containsKey(7)"));
    }

    @Test
    void functionsRunThereOneAtATimeWithTheirVariables() {
        session.run("int step = 1; var counts = m.<String, Integer>dict();");
        session.run(
                "void count() { for (int i = 0; i < 50; i++) counts.merge(\"n\", step, Integer::sum); }");
        session.run(
                "range(3).stream().map(_ -> spawn(count).start()).toList().forEach(each -> each.join());");
        assertEquals(150, value("counts.get(\"n\")"));
        session.run("step = 10;");
        assertEquals(160, value("counts.compute(\"n\", (_, old) -> old + step)"));
        assertEquals(
                "made",
                value(
                        "counts.size() == 1 ? m.<Integer, String>dict().computeIfAbsent(1, _ -> \"made\") : \"\""));
    }

    @Test
    void proxiesInObjectsAreLiveAndPlainValuesAreCopies() {
        session.run("var outer = m.<Object>list(); var inner = m.<Object>list();");
        session.run("outer.add(inner); inner.add(\"hello\");");
        assertEquals("[[hello]]", value("outer.toString()"));
        session.run("((List<Object>) outer.get(0)).add(\"x\");");
        assertEquals(List.of("hello", "x"), value("inner.copy()"));
        assertEquals(true, value("outer.get(0) == inner"));
        session.run("outer.add(outer);");
        assertEquals("[[hello, x], [[hello, x], (...)]]", value("outer.toString()"));
        session.run("var plain = m.list(List.of(new ArrayList<>(List.of(1))));");
        session.run("plain.get(0).add(2);");
        assertEquals("[[1]]", value("plain.toString()"));
    }

    @Test
    void exceptionsComeBackAsTheyAre() {
        session.run("var ten = m.list(range(10).stream().toList());");
        assertEquals(
                "IndexOutOfBoundsException: Index 20 out of bounds for length 10",
                failure("ten.get(20)"));
        session.run(
                "class Own extends RuntimeException { final int code; Own(int code) { super(\"own\"); this.code = code; } }");
        assertEquals("Own: own", failure("ten.replaceAll(_ -> { throw new Own(3); })"));
        assertEquals(
                "TaskException: java.io.IOException: gone (in the manager)",
                failure("m.object(() -> \"\").run(_ -> { throw new IOException(\"gone\"); })"));
        assertEquals(List.of(0, 1), value("ten.subList(0, 2)"));
    }

    @Test
    void whatCannotBeSentIsRefusedInTheCallerAndTheManagerLivesOn() {
        session.run("var few = m.<Object>list();");
        assertTrue(failure("few.add(new Thread())").startsWith("NotSendableException: "));
        session.run("var thing = m.object(() -> new Object[] {new Thread()});");
        assertTrue(failure("thing.copy()").startsWith("NotSendableException: "));
        assertEquals(1, value("thing.call(t -> t.length)"));
        assertEquals(0, value("few.size()"));
    }

    @Test
    void interfaceIsMetAndNothingElse() {
        session.run(
                "interface Maths { int add(int x, int y); int twice(Fn1<Integer, Integer> f, int x) throws IOException; }");
        session.run(
                """
                class Careful implements Maths {
                    int calls;
                    public int add(int x, int y) { calls++; return x + y; }
                    public int twice(Fn1<Integer, Integer> f, int x) throws IOException {
                        if (x < 0) throw new IOException("negative");
                        try { return f.call(f.call(x)); } catch (Exception e) { throw new IOException(e); }
                    }
                }
                """);
        session.run("Maths maths = m.object(Maths.class, () -> new Careful());");
        assertEquals(7, value("maths.add(3, 4)"));
        assertEquals(9, value("maths.twice(x -> x * 3, 1)"));
        assertEquals("IOException: negative", failure("maths.twice(x -> x, -1)"));
        session.run("var seen = queue(); spawn(() -> seen.put(maths.add(20, 1))).start().join();");
        assertEquals(21, value("seen.get()"));
        assertEquals(
                "IllegalArgumentException: java.lang.String is no interface",
                failure("m.object(String.class, () -> \"\")"));
        assertTrue(
                failure("m.object(Maths.class, () -> { throw new IOException(\"no\"); })")
                        .startsWith("TaskException: java.io.IOException: no"));
    }

    @Test
    void anyObjectIsReachedByFunctions() {
        session.run("var tree = m.object(() -> new TreeMap<String, List<Integer>>());");
        session.run(
                "for (int i = 0; i < 3; i++) { int n = i; tree.run(t -> t.computeIfAbsent(\"a\", _ -> new ArrayList<>()).add(n)); }");
        assertEquals(Map.of("a", List.of(0, 1, 2)), value("tree.copy()"));
        assertEquals(3, value("tree.call(t -> t.get(\"a\").size())"));
    }

    @Test
    void valuesNamespacesAndSets() {
        session.run("var v = m.value(List.of(1));");
        assertEquals(
                List.of(1, 2),
                value(
                        "v.update(old -> { var more = new ArrayList<>(old); more.add(2); return more; })"));
        assertEquals(false, value("v.compareAndSet(List.of(), null)"));
        assertEquals(true, value("v.compareAndSet(List.of(1, 2), null)"));
        assertEquals(true, value("v.get() == null"));
        session.run("var ns = m.namespace(); ns.set(\"x\", 1); ns.set(\"y\", null);");
        assertEquals(Set.of("x", "y"), value("ns.names()"));
        assertEquals(
                true,
                value(
                        "ns.get(\"y\") == null && ns.has(\"y\") && ns.remove(\"y\") && !ns.remove(\"y\")"));
        assertEquals(
                "NoSuchElementException: no \"z\" in this namespace, which has [x]",
                failure("ns.get(\"z\")"));
        session.run("var s = m.set(List.of(1, 2, 3));");
        assertEquals(
                true, value("s.removeIf(x -> x > 2) && !s.remove(9) && s.add(4) && !s.add(4)"));
        assertEquals(Set.of(1, 2, 4), value("s.copy()"));
    }

    @Test
    void viewsOfAMapWorkOnTheMap() {
        session.run(
                "var views = m.<String, Integer>dict(Map.of(\"a\", 1)); views.put(\"b\", 2); views.put(\"c\", 3);");
        session.run("views.entrySet().forEach(entry -> entry.setValue(entry.getValue() * 10));");
        assertEquals(60, value("views.values().stream().mapToInt(x -> x).sum()"));
        assertEquals(
                true,
                value(
                        "views.keySet().remove(\"b\") && !views.keySet().remove(\"b\") && views.values().removeIf(x -> x == 30)"));
        assertEquals(Map.of("a", 10), value("views.copy()"));
    }

    @Test
    void blockingCallHoldsUpNobodyElseAndCanBeGivenUp() {
        session.run("var slow = m.object(() -> new Object()); var quick = m.value(1);");
        session.run(
                "var waits = new Thread(() -> slow.run(_ -> Thread.sleep(60_000))); waits.start(); sleep(0.3);");
        assertEquals(1, value("quick.get()"));
        session.run("waits.interrupt(); waits.join(10_000);");
        assertEquals(false, value("waits.isAlive()"));
        assertEquals("done", value("slow.call(_ -> \"done\")"));
    }
}
