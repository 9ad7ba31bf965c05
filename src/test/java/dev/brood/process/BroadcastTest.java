package dev.brood.process;

import static dev.brood.Brood.async;
import static dev.brood.Brood.broadcast;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ClosedException;
import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import dev.brood.pool.Pool;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A value that is encoded once, for many processes. */
@ExtendWith(LeavesNothingBehind.class)
class BroadcastTest {

    private static final AtomicInteger ENCODED = new AtomicInteger();
    private static final AtomicInteger DECODED = new AtomicInteger();

    /** Counts how often it travels. */
    private static final class Counted implements java.io.Serializable {
        private static final long serialVersionUID = 1;

        private Object writeReplace() {
            ENCODED.incrementAndGet();
            return this;
        }

        private Object readResolve() {
            DECODED.incrementAndGet();
            return this;
        }
    }

    @Test
    @Tag("slow")
    void goesOnceToEachProcess() {
        ENCODED.set(0);
        try (Pool pool = pool(2);
                Broadcast<Counted> counted = broadcast(new Counted())) {
            for (int round = 0; round < 3; round++) {
                int more = round;
                List<Integer> decoded =
                        pool.map(
                                x -> {
                                    counted.get();
                                    return DECODED.get() + 0 * (x + more);
                                },
                                range(40));
                assertEquals(Set.of(1), Set.copyOf(decoded));
            }
        }
        assertEquals(1, ENCODED.get());
    }

    @Test
    void isItselfWhereItWasMadeAndACopyElsewhere() {
        List<String> list = new ArrayList<>(List.of("a"));
        try (Broadcast<List<String>> cast = broadcast(list)) {
            assertSame(list, cast.get());
            assertEquals(
                    List.of("a", "b"),
                    Wait.CHILD.get(
                            async(() -> {
                                cast.get().add("b");
                                return cast.get();
                            })));
            assertEquals(List.of("a"), list);
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void isReadOnTheOtherSideAlsoIfItIsNothing(Side side) {
        try (Broadcast<Object> nothing = broadcast(null);
                Broadcast<double[]> numbers = broadcast(new double[] {1.5})) {
            assertEquals(1.5, side.call(() -> numbers.get()[0]));
            assertTrue(side.call(() -> nothing.get() == null));
        }
    }

    @Test
    @Tag("slow")
    void largeValueIsNotSentWithEveryFunction() {
        try (Pool pool = pool(1);
                Broadcast<List<Integer>> cast = broadcast(new ArrayList<>(range(100_000)))) {
            for (int i = 0; i < 3; i++) {
                int more = i;
                assertEquals(100_000 + i, pool.apply(() -> cast.get().size() + more));
            }
            assertTrue(pool.stats().bytesIn() < 50_000, () -> "sent " + pool.stats().bytesIn());
        }
    }

    @Test
    void whatCannotBeSentIsSaidAtOnce() {
        assertThrows(NotSendableException.class, () -> broadcast(List.of(new Thread())));
    }

    @Test
    @Tag("slow")
    void closedOneSaysSoWhereItHasNotBeenReadYet() {
        Broadcast<List<Integer>> cast = broadcast(List.of(1, 2));
        try (Pool pool = pool(1)) {
            assertEquals(2, pool.apply(() -> cast.get().size()));
            cast.close();
            cast.close();
            assertEquals(2, pool.apply(() -> cast.get().size()));
        }
        assertEquals(List.of(1, 2), cast.get());
        TaskException failed =
                assertThrows(TaskException.class, () -> Wait.CHILD.get(async(() -> cast.get())));
        assertInstanceOf(ClosedException.class, failed.getCause());
    }

    /** The function mentions the interface alone; which code and variables it takes is known by the value. */
    @Test
    @Tag("slow")
    void codeOfTheValueComesAlongFromProcessToProcess() throws Exception {
        try (Session session = Session.open()) {
            session.run(
                    """
                    int base = 40;
                    interface Shape { int area(); }
                    class Square implements Shape { int side = 1; public int area() { return base + side; } }
                    Broadcast<Shape> shape = broadcast(new Square());
                    """);
            assertEquals(
                    41,
                    Wait.CHILD.call(
                            "", () -> session.value("async(() -> shape.get().area()).get()")));
            assertEquals(
                    41,
                    Wait.CHILD.call(
                            "",
                            () ->
                                    session.value(
                                            "async(() -> { var s = shape; return async(() -> s.get().area()).get(); }).get()")));
            session.run("shape.close();");
        }
    }
}
