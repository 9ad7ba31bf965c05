package dev.brood.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a worker assigns to a session variable is its own until the session assigns something else. */
@ExtendWith(LeavesNothingBehind.class)
class OwnVariablesTest {

    private final Session session = Session.open();

    @AfterEach
    void close() {
        session.run("p.terminate(); p.join();");
        session.close();
    }

    private Object value(String expression) throws Exception {
        return Wait.CHILD.call(expression, () -> session.value(expression));
    }

    @Test
    void initializerSetsWhatTasksSee() throws Exception {
        session.run(
                """
                String conn;
                void init(String s) { conn = s; }
                var p = pool(1).initializer(init).initargs("db");
                """);
        assertEquals(List.of("db0", "db1", "db2"), value("p.map(x -> conn + x, range(3))"));
        assertEquals(List.of("db5"), value("p.map(x -> conn + (x + 5), range(1))"));
    }

    @Test
    @Tag("slow")
    void initializerFillsCollections() throws Exception {
        session.run(
                """
                var words = new ArrayList<String>();
                Map<String, Integer> counts = new HashMap<>();
                int[] numbers = new int[2];
                var p = pool(1).initializer(() -> { words.add("a"); counts.put("b", 1); numbers[1] = 7; });
                """);
        assertEquals(
                List.of("[a] {b=1} 7"),
                value("p.map(x -> words + \" \" + counts + \" \" + numbers[1], range(1))"));
        assertEquals(List.of("[a]!"), value("p.map(x -> words + \"!\", range(1))"));
        assertEquals("[] {} 0", value("words + \" \" + counts + \" \" + numbers[1]"));
    }

    @Test
    void laterAssignmentInTheSessionIsSeen() throws Exception {
        session.run(
                """
                int n = 1;
                var list = new ArrayList<Integer>();
                var p = pool(1).initializer(() -> { n = 100; list.add(7); });
                """);
        assertEquals(100, value("p.apply(() -> n)"));
        session.run("n = 2;");
        assertEquals(2, value("p.apply(() -> n)"));
        assertEquals(List.of(7), value("p.apply(() -> list)"));
        session.run("list.add(1);");
        assertEquals(List.of(1), value("p.apply(() -> list)"));
    }

    @Test
    void taskThatCountsGoesOnInTheNextCall() throws Exception {
        session.run(
                """
                int seen = 0;
                int other = 0;
                var p = pool(1);
                """);
        assertEquals(List.of(1, 2, 3), value("p.map(x -> ++seen, range(3))"));
        session.run("other = 5;");
        assertEquals(List.of(9), value("p.map(x -> ++seen + other, range(1))"));
        assertEquals(0, value("seen"));
    }
}
