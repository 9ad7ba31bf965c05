package dev.brood.pool;

import static dev.brood.Brood.barrier;
import static dev.brood.Brood.event;
import static dev.brood.Brood.range;
import static dev.brood.Brood.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.sync.Barrier;
import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs are pulled as results are asked for, a little ahead. */
@Tag("slow")
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@ParameterizedClass
@EnumSource
class LazinessTest {

    @Parameter private Home home;

    private static final int AHEAD = 4 * 2; // four chunks for each of two workers

    private static Stream<Integer> endless(AtomicInteger pulled) {
        return Stream.generate(pulled::getAndIncrement);
    }

    @Test
    void endlessInputIsPulledALittleAhead() {
        AtomicInteger pulled = new AtomicInteger();
        try (Pool pool = home.pool(2).chunkSize(1)) {
            try (Results<Integer> results = pool.imap(x -> x * 2, endless(pulled))) {
                assertEquals(0, pulled.get());
                for (int i = 0; i < 300; i++) {
                    assertEquals(2 * i, results.next());
                    assertTrue(pulled.get() <= i + 1 + AHEAD, pulled + " pulled for " + i);
                }
            }
            int atTheEnd = pulled.get();
            assertEquals(range(20), pool.map(x -> x, range(20)));
            assertEquals(atTheEnd, pulled.get());
        }
    }

    @Test
    void unorderedResultsComeFromAnEndlessInputToo() {
        AtomicInteger pulled = new AtomicInteger();
        HashSet<Integer> seen = new HashSet<>();
        try (Pool pool = home.pool(2);
                Results<Integer> results = pool.imapUnordered(x -> x, endless(pulled))) {
            for (int i = 0; i < 5000; i++) {
                assertTrue(seen.add(results.next()));
            }
            assertTrue(pulled.get() < 5000 + (1 << 17), () -> pulled + " pulled");
        }
    }

    @Test
    void slowHeadHoldsUpTheInputAndNoWorker() {
        AtomicInteger pulled = new AtomicInteger();
        Event gate = event();
        try (Pool pool = home.pool(2).chunkSize(1);
                Results<Integer> results =
                        pool.imap(
                                x -> {
                                    if (x == 0) {
                                        gate.await();
                                    }
                                    return x;
                                },
                                endless(pulled))) {
            assertThrows(
                    dev.brood.error.ResultTimeoutException.class,
                    () -> results.next(Duration.ofMillis(300)));
            assertTrue(pulled.get() <= AHEAD, () -> pulled + " pulled");
            gate.set();
            assertEquals(0, results.next(Wait.CHILD.time()));
        }
    }

    private static Iterable<Integer> failingAt(int index, Throwable failure) {
        return () ->
                new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public Integer next() {
                        if (next == index) {
                            if (failure instanceof Error error) {
                                throw error;
                            }
                            throw (RuntimeException) failure;
                        }
                        return next++;
                    }
                };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void failingInputGivesWhatCameBeforeAndThenItsError(int chunkSize) {
        try (Pool pool = chunkSize == 0 ? home.pool(2) : home.pool(2).chunkSize(chunkSize)) {
            for (Throwable failure :
                    List.of(new IllegalStateException("no more"), new AssertionError("no more"))) {
                Results<Integer> ordered = pool.imap(x -> x * x, failingAt(7, failure));
                assertEquals(squares(7), sevenOf(ordered));
                assertEquals(failure, assertThrows(Throwable.class, ordered::next));
                assertFalse(ordered.hasNext());
                Results<Integer> any = pool.imapUnordered(x -> x * x, failingAt(7, failure));
                assertEquals(new HashSet<>(squares(7)), new HashSet<>(sevenOf(any)));
                assertEquals(failure, assertThrows(Throwable.class, any::next));
                assertFalse(any.hasNext());
            }
            assertThrows(
                    IllegalStateException.class,
                    () -> pool.map(x -> x, failingAt(3, new IllegalStateException("no more"))));
            assertEquals(range(10), pool.map(x -> x, range(10)));
        }
    }

    private static List<Integer> squares(int count) {
        return IntStream.range(0, count).map(x -> x * x).boxed().toList();
    }

    private static List<Integer> sevenOf(Results<Integer> results) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            values.add(results.next());
        }
        return values;
    }

    @Test
    void tasksOfASlowInputRunSideBySide() {
        Barrier meeting = barrier(2);
        Stream<Integer> slow =
                IntStream.range(0, 8).boxed().peek(_ -> sleep(Duration.ofMillis(10)));
        try (Pool pool = home.pool(2);
                Results<Integer> results =
                        pool.imap(
                                x -> {
                                    meeting.await(Wait.CHILD.time());
                                    return x;
                                },
                                slow)) {
            assertEquals(range(8), results.stream().toList());
        }
    }

    @Test
    void resultsOfOnePoolMayBeTheInputOfAnother() {
        try (Pool pool = home.pool(2);
                Results<Integer> first = pool.imap(x -> x + 1, range(50));
                Results<Integer> second = pool.imap(x -> x * 2, first)) {
            assertEquals(
                    IntStream.range(1, 51).map(x -> x * 2).boxed().toList(),
                    second.stream().toList());
        }
    }
}
