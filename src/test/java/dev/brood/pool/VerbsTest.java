package dev.brood.pool;

import static dev.brood.Brood.pair;
import static dev.brood.Brood.range;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.process.AsyncResult;
import dev.brood.sync.IntValue;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every verb, over everything that has items, gives what a loop would. */
@Timeout(60)
@ExtendWith(NothingLeftInTheEnd.class)
@ParameterizedClass
@EnumSource
class VerbsTest {

    /** A value of the user's, with others inside. */
    record Point(int x, List<Point> neighbours) {}

    private static Pool pool;

    /** For the names of the tests; the pool is one for all of them. */
    @Parameter private Home home;

    @BeforeParameterizedClassInvocation
    static void open(Home home) {
        pool = home.pool(2);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        pool.close();
    }

    private static List<Integer> squares(int count) {
        return IntStream.range(0, count).map(x -> x * x).boxed().toList();
    }

    @Test
    void mapGivesValuesInTheOrderOfItems() {
        assertEquals(squares(2000), pool.map(x -> x * x, range(2000)));
    }

    @Test
    void itemsMayComeFromAnArrayAStreamOrANumberStream() {
        Integer[] array = {0, 1, 2, 3};
        assertEquals(squares(4), pool.map(x -> x * x, array));
        assertEquals(squares(4), pool.map(x -> x * x, Stream.of(array)));
        assertEquals(squares(4), pool.map(x -> x * x, IntStream.range(0, 4)));
        assertEquals(squares(4), Wait.CHILD.get(pool.mapAsync(x -> x * x, array)));
        assertEquals(squares(4), Wait.CHILD.get(pool.mapAsync(x -> x * x, IntStream.range(0, 4))));
        assertEquals(squares(4), all(pool.imap(x -> x * x, array)));
        assertEquals(squares(4), all(pool.imap(x -> x * x, IntStream.range(0, 4))));
        assertEquals(Set.of(0, 1, 4, 9), new HashSet<>(all(pool.imapUnordered(x -> x * x, array))));
        assertEquals(
                Set.of(0, 1, 4, 9),
                new HashSet<>(all(pool.imapUnordered(x -> x * x, IntStream.range(0, 4)))));
    }

    private static <T> List<T> all(Results<T> results) {
        try (results) {
            return results.stream().toList();
        }
    }

    @Test
    void nothingGivesNothing() {
        assertEquals(List.of(), pool.map(x -> x, List.of()));
        assertEquals(List.of(), pool.starmap((a, b) -> a, List.of(), List.of(1)));
        assertFalse(pool.imap(x -> x, List.of()).hasNext());
        assertFalse(pool.imapUnordered(x -> x, Stream.empty()).hasNext());
        pool.each(x -> {}, List.of());
        assertTrue(pool.mapAsync(x -> x, List.of()).ready());
    }

    @Test
    void nullsAreItemsAndValuesLikeOthers() {
        List<Integer> items = Arrays.asList(1, null, 3);
        assertEquals(items, pool.map(x -> x, items));
        assertEquals(items, all(pool.imap(x -> x, items)));
        assertEquals(new HashSet<>(items), new HashSet<>(all2(items)));
        assertNull(pool.apply(x -> x, (Object) null));
        assertEquals(
                Arrays.asList(true, false),
                pool.starmap((a, b) -> a == b, items.subList(1, 3), Arrays.asList(null, null)));
    }

    private static List<Integer> all2(List<Integer> items) {
        List<Integer> found = new ArrayList<>();
        try (Results<Integer> results = pool.imapUnordered(x -> x, items)) {
            results.forEachRemaining(found::add);
        }
        return found;
    }

    @Test
    void starmapTakesPairsOrTwoInputsOfWhichTheShorterDecides() {
        assertEquals(List.of(3, 7), pool.starmap(Integer::sum, List.of(pair(1, 2), pair(3, 4))));
        assertEquals(
                List.of(11, 22), pool.starmap(Integer::sum, List.of(1, 2, 3), List.of(10, 20)));
    }

    @Test
    void applyTakesUpToFourArguments() {
        assertEquals("", pool.apply(() -> ""));
        assertEquals("a", pool.apply(a -> a, "a"));
        assertEquals("ab", pool.apply((a, b) -> a + b, "a", "b"));
        assertEquals("abc", pool.apply((a, b, c) -> a + b + c, "a", "b", "c"));
        assertEquals("abcd", pool.apply((a, b, c, d) -> a + b + c + d, "a", "b", "c", "d"));
        assertEquals(
                "abcd", pool.applyAsync((a, b, c, d) -> a + b + c + d, "a", "b", "c", "d").get());
    }

    @Test
    void eachIsDoneWithAllWhenItReturns() {
        IntValue sum = value(0);
        pool.each(x -> sum.add(x), range(101));
        assertEquals(5050, sum.get());
        pool.each(x -> sum.add(x), new Integer[] {1, 2});
        pool.each(x -> sum.add(x), IntStream.of(3, 4));
        assertEquals(5060, sum.get());
    }

    @Test
    void nestedValuesTravelBothWays() {
        Point point = new Point(1, List.of(new Point(2, List.of()), new Point(3, List.of())));
        assertEquals(
                List.of(Map.of("p", point), Map.of("p", point.neighbours().getFirst())),
                pool.map(p -> Map.of("p", p), List.of(point, point.neighbours().getFirst())));
    }

    @Test
    void manyFunctionsTakeTurns() {
        int functions = 40;
        for (int round = 0; round < 2; round++) {
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < functions; i++) {
                int number = i;
                results.add(pool.applyAsync(x -> x + number, round));
            }
            for (int i = 0; i < functions; i++) {
                assertEquals(i + round, Wait.CHILD.get(results.get(i)));
            }
        }
    }

    @Test
    void manyThreadsShareAPool() throws Exception {
        List<Callable<List<Integer>>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> pool.map(x -> x * x, range(300)));
        }
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(calls)) {
                assertEquals(squares(300), future.get());
            }
        }
    }

    @Test
    void missingFunctionIsSaidAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> pool.map(null, List.of()));
        assertThrows(IllegalArgumentException.class, () -> pool.imap(null, List.of(1)));
    }
}
