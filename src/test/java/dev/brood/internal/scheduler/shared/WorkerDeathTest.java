package dev.brood.internal.scheduler.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.function.Fn1;
import dev.brood.internal.memory.RecordedWords;
import dev.brood.internal.scheduler.PoolOptions;
import dev.brood.internal.scheduler.PoolRuntime;
import dev.brood.process.AsyncResult;
import dev.brood.testing.Wait;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A worker dies, or gets an error, before each of the stores that it makes in its life, one after the other: in the words that say
 * what it is doing, in the queue of tasks and in that of its results. After each death the pool's own code finds out from these words
 * what it cost: no item runs twice, none is lost, and at most the one that was running fails.
 */
@Timeout(60)
class WorkerDeathTest {

    private static final List<Integer> ITEMS = List.of(0, 1, 2, 3, 4);
    private static final Pattern DIED = Pattern.compile("died item (\\d): \\1");

    /** What is done for each item. */
    private record Counting(int[] runs) implements Fn1<Integer, Integer> {
        @Override
        public Integer call(Integer x) {
            runs[x]++;
            return 10 * x;
        }
    }

    private final int[] runs = new int[ITEMS.size()];
    private int failed;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void deathBeforeAnyStoreCostsAtMostTheRunningItem(int chunkSize) {
        diesBeforeEachStore(chunkSize, RecordedWords::dyingAfter);
    }

    /** For lack of memory or stack, say. */
    @Test
    void errorInPlaceOfAnyStoreCostsAtMostTheRunningItem() {
        diesBeforeEachStore(2, RecordedWords::failingAfter);
    }

    private void diesBeforeEachStore(
            int chunkSize, BiFunction<Integer, MemorySegment, RecordedWords> fate) {
        int stores = 0;
        while (!livesThrough(chunkSize, fate, stores)) {
            stores++;
        }
        assertTrue(stores > 4 * ITEMS.size(), "there are " + stores + " stores to die before");
        // between the claim and the outcome
        assertTrue(failed >= ITEMS.size(), failed + " deaths cost an item");
        assertTrue(failed < stores, failed + " of " + stores + " deaths cost an item");
    }

    private boolean livesThrough(
            int chunkSize, BiFunction<Integer, MemorySegment, RecordedWords> fate, int stores) {
        String when = "dead before store " + stores;
        Arrays.fill(runs, 0);
        CellLink link = new CellLink(fate, stores, new Counting(runs));
        PoolRuntime pool = PoolRuntime.start(link, 1, PoolOptions.USUAL.withChunkSize(chunkSize));
        try {
            AsyncResult<List<Integer>> result = pool.map(true, "any", 1, ITEMS, 0);
            Wait.CHILD.await(result);
            int victim = -1;
            if (result.successful()) {
                assertEquals(List.of(0, 10, 20, 30, 40), result.get(), when);
            } else {
                failed++;
                victim = victim(result, when);
            }
            for (int i = 0; i < runs.length; i++) {
                assertTrue(
                        runs[i] == 1 || runs[i] == 0 && i == victim, when + Arrays.toString(runs));
            }
            return link.hasTheFirstSurvived();
        } finally {
            pool.terminate();
            pool.join();
        }
    }

    private static int victim(AsyncResult<?> result, String when) {
        try {
            throw new AssertionError(when + ": " + result.get());
        } catch (IllegalStateException e) {
            Matcher died = DIED.matcher(e.getMessage());
            assertTrue(died.matches(), () -> when + ": " + e);
            return Integer.parseInt(died.group(1));
        }
    }
}
