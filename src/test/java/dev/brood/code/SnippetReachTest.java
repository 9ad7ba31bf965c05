package dev.brood.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a snippet itself mentions does not travel with the lambdas in it; what they mention does. */
@ExtendWith(LeavesNothingBehind.class)
class SnippetReachTest {

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

    private Object value(String expression) throws Exception {
        return Wait.CHILD.call(expression, () -> session.value(expression));
    }
}
