package dev.brood.internal.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around a function, in a snippet, a method, a class or a lambda, does not travel with it; what it reaches does. */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class SurroundingsTest {

    private final Session session = Session.open(List.of(), List.of());

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void whatCannotBeSentMayStandBesideTheLambda() throws Exception {
        session.run("var open = new ByteArrayOutputStream();");
        session.run("var log = new PrintWriter(open);");
        session.run("int base = 40;");
        assertEquals(42, value("async(x -> x + base, log.checkError() ? 1 : 2).get()"));
    }

    @Test
    void poolStaysWhereItIsWhenItIsGivenLambdasByName() throws Exception {
        session.run("var pool = pool(1);");
        session.run("int base = 7;");
        session.run("int times(int x) { return base * x; }");
        try {
            assertEquals(List.of(0, 7), value("pool.map(x -> times(x), range(2))"));
            session.run("var later = pool.mapAsync(x -> base + x, range(2));");
            session.run("base = 8;");
            assertEquals(List.of(7, 8), value("later.get()"));
            assertEquals(List.of(0, 8), value("pool.map(times, range(2))"));
            assertEquals(9, value("pool.apply(x -> x + 1, later.get().get(1))"));
        } finally {
            session.run("pool.terminate(); pool.join();");
        }
    }

    /** Each is run twice: what is refused from the second call on is lost as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "List<Integer> go() { return p.map(x -> x + 1, range(3)); }",
                "List<Integer> go() { log.println(it.hasNext()); return p.map(x -> x + 1, range(3)); }",
                "List<Integer> go() { later.add(p.applyAsync(() -> 7)); threads.submit(() -> 1); return p.map(x -> x + 1, range(3)); }",
                "class Go { List<Integer> go() { log.println(later); return p.map(x -> x + 1, range(3)); } } List<Integer> go() { return new Go().go(); }",
                "class Go { int one = 1; List<Integer> go() { log.println(later); return p.map(x -> x + one, range(3)); } } List<Integer> go() { return new Go().go(); }",
                "class Go implements Callable<List<Integer>> { int one = 1; public List<Integer> call() { log.println(later); return p.map(x -> x + one, range(3)); } } List<Integer> go() throws Exception { return new Go().call(); }",
                "record Go(int one) { List<Integer> go() { log.println(it); return p.map(x -> x + one, range(3)); } } List<Integer> go() { return new Go(1).go(); }",
                "Supplier<List<Integer>> supplier = () -> { log.println(later); return p.map(x -> x + 1, range(3)); }; List<Integer> go() { return supplier.get(); }",
                "List<Integer> go() { Supplier<List<Integer>> s = () -> { log.println(threads); return p.map(x -> x + 1, range(3)); }; return s.get(); }",
                "int step(int x) { return x + 1; } List<Integer> go() { log.println(threads); return p.map(x -> step(x), range(3)); }",
                "int step(int x) { return x + 1; } List<Integer> go() { log.println(threads); return p.map(step, range(3)); }",
                "List<Integer> go() { log.println(threads); return p.map(new Fn1<Integer, Integer>() { public Integer call(Integer x) { return x + 1; } }, range(3)); }",
            })
    void functionsGoFromWhateverIsAroundThem(String declaration) throws Exception {
        session.run(
                """
                var p = pool(2);
                var threads = Executors.newSingleThreadExecutor();
                var log = new PrintWriter(new StringWriter());
                var it = List.of(1, 2).iterator();
                var later = new ArrayList<AsyncResult<Integer>>();
                """);
        try {
            session.run(declaration);
            assertEquals(List.of(1, 2, 3), value("go()"));
            assertEquals(List.of(1, 2, 3), value("go()"));
        } finally {
            session.run("p.terminate(); p.join(); threads.shutdown();");
        }
    }

    @Test
    void whatAMethodReadsBesidesIsNotSent() throws Exception {
        session.run(
                """
                var p = pool(1);
                var words = new ArrayList<>(List.of("a", "b"));
                int go() { return words.size() + p.apply(() -> 1); }
                """);
        try {
            assertEquals(3, value("go()"));
            long without = (long) value("p.stats().bytesIn()");
            session.run("range(100_000).forEach(i -> words.add(\"word \" + i));");
            assertEquals(100_003, value("go()"));
            assertTrue((long) value("p.stats().bytesIn()") - without < 10_000, "words were sent");
        } finally {
            session.run("p.terminate(); p.join();");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "var p = pool(1)                      | p.apply(() -> 1) | p.terminate() | a pool lives in the process that made it; make one there, or move the call out",
                "var p = pool(1); p.apply(() -> 1)    | p.apply(() -> 1) | p.terminate() | a pool lives in the process that made it; make one there, or move the call out",
                "var e = pool(1).asExecutor()         | e.isShutdown()   | e.shutdown()  | the executor of a pool lives in the process that made it; make one there, or move the call out",
                "var r = async(() -> 1)               | r.get()          | r.get()       | a result comes to the process that asked for it; send its value, as get() gives it",
                "var q = pool(1); var i = q.imap(x -> x, range(2)) | i.next() | q.terminate() | results come to the process that asked for them; send their values",
            })
    void whatStaysIsExplained(String declarations, String use, String end, String why) {
        session.run(declarations + ";");
        try {
            String message = session.thrown("async(() -> " + use + ")").getMessage();
            assertTrue(message.contains(why), message);
            assertFalse(message.contains("running") || message.contains("outcome"), message);
        } finally {
            session.run(end + ";");
        }
    }

    private Object value(String expression) throws Exception {
        return Wait.CHILD.call(expression, () -> session.value(expression));
    }
}
