package dev.brood.pool;

import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.brood.sync.IntValue;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The verbs take arrays of primitives, and functions without a value. */
@Timeout(60)
@ExtendWith(NothingLeftInTheEnd.class)
@ParameterizedClass
@EnumSource
class ShapesOfVerbsTest {

    @Parameter private Home home;

    private static Pool pool;

    @BeforeParameterizedClassInvocation
    static void start(Home home) {
        pool = home.pool(2);
    }

    @AfterParameterizedClassInvocation
    static void end() {
        pool.close();
    }

    @Test
    void arraysOfPrimitivesAreItems() {
        assertEquals(List.of(2, 3), pool.map(x -> x + 1, new int[] {1, 2}));
        assertEquals(List.of(2L, 3L), pool.map(x -> x + 1, new long[] {1, 2}));
        assertEquals(List.of(1.5, 2.5), pool.map(x -> x + 0.5, new double[] {1, 2}));
        assertEquals(List.of(1.5f), pool.map(x -> x + 0.5f, new float[] {1}));
        assertEquals(List.of("1"), pool.map(x -> x.toString(), new short[] {1}));
        assertEquals(List.of("-1"), pool.map(x -> x.toString(), new byte[] {-1}));
        assertEquals(List.of("ab"), pool.map(x -> x + "b", new char[] {'a'}));
        assertEquals(List.of(false, true), pool.map(x -> !x, new boolean[] {true, false}));
        assertEquals(List.of(), pool.map(x -> x, new int[0]));
    }

    @Test
    void allVerbsOfManyTakeThem() {
        assertEquals(List.of(2, 3), Wait.CHILD.get(pool.mapAsync(x -> x + 1, new int[] {1, 2})));
        List<Long> values = new ArrayList<>();
        pool.imap(x -> x + 1, new long[] {1, 2}).forEach(values::add);
        assertEquals(List.of(2L, 3L), values);
        Set<Double> unordered = new HashSet<>();
        pool.imapUnordered(x -> x + 1, new double[] {1, 2}).forEach(unordered::add);
        assertEquals(Set.of(2.0, 3.0), unordered);
        IntValue sum = value(0);
        pool.each(x -> sum.add(x), new int[] {3, 4});
        assertEquals(7, sum.get());
    }

    @Test
    void functionsWithoutAValueAreCalled() {
        IntValue sum = value(0);
        pool.apply(() -> sum.set(5));
        assertEquals(5, sum.get());
        pool.apply((Integer a) -> sum.set(a), 6);
        assertEquals(6, sum.get());
        assertNull(Wait.CHILD.get(pool.applyAsync(() -> sum.set(7))));
        assertEquals(7, sum.get());
        assertNull(Wait.CHILD.get(pool.applyAsync((Integer a, Integer b) -> sum.set(a * b), 2, 4)));
        assertEquals(8, sum.get());
    }

    @Test
    void inASessionBothCompile() throws Exception {
        try (Session session = Session.open()) {
            session.run("IntValue total = value(0);");
            session.run("void add(int x) { total.add(x); }");
            session.run(
                    "Pool workers = %s(1);"
                            .formatted(home == Home.THREADS ? "threadPool" : "pool"));
            Wait.CHILD.call("the tasks", () -> session.run("workers.applyAsync(add, 3).get();"));
            Wait.CHILD.call("the tasks", () -> session.run("workers.apply(() -> add(4));"));
            assertEquals(7, session.value("total.get()"));
            assertEquals(
                    List.of(1, 4),
                    Wait.CHILD.call(
                            "map",
                            () -> session.value("workers.map(x -> x * x, new int[] {1, 2})")));
            session.run("workers.close();");
        }
    }
}
