package dev.brood.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.RecordedWords.Step;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order those who wait and those who call look and write. */
@Timeout(20)
class SharedEventCountTest {

    private final MemorySegment cell = RecordedWords.cell(SharedEventCount.SIZE);
    private final RecordedWords words = RecordedWords.of(cell);
    private final SharedEventCount point = new SharedEventCount(words, 0);

    @Test
    void whoWaitsReadsTheCallsThenSaysSoAndThenLooks() throws Exception {
        SharedEventCount.Condition never =
                () -> {
                    words.note("look");
                    return false;
                };
        assertFalse(point.await(never, Deadline.in(Duration.ofMillis(200))));
        List<Step> steps =
                words.steps().stream()
                        .dropWhile(step -> step.what().equals("look")) // while it spins
                        .limit(3)
                        .toList();
        assertEquals(
                List.of(
                        new Step("load", SharedEventCount.CALLS, 0),
                        new Step("volatile", SharedEventCount.WAITING, 1),
                        new Step("look", 0, 0)),
                steps);
    }

    @Test
    void callWithoutAnybodyThereOnlyLooks() {
        point.call(1);
        assertEquals(List.of(new Step("load", SharedEventCount.WAITING, 0)), words.steps());
    }

    @Test
    void callTakesTheFlagDownBeforeItCounts() {
        new AtomicMemory(cell).setIntVolatile(SharedEventCount.WAITING, 1);
        point.callAll();
        assertEquals(
                List.of(
                        new Step("volatile", SharedEventCount.WAITING, 0),
                        new Step("cas", SharedEventCount.CALLS, 1)),
                words.stores());
    }

    @Test
    void timeOfZeroOrLessLooksOnce() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        SharedEventCount.Condition never = () -> looks.incrementAndGet() < 0;
        assertFalse(point.await(never, Deadline.in(Duration.ZERO)));
        assertFalse(point.await(never, Deadline.in(Duration.ofSeconds(-1))));
        assertEquals(2, looks.get());
        assertEquals(List.of(), words.stores());
    }

    @Test
    void whoHeardACallAndFindsEnoughForMoreCallsTheNext() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(8);
        SharedEventCount shared = new SharedEventCount(new AtomicMemory(cell), 0);
        List<Thread> threads =
                Stream.generate(() -> Thread.ofPlatform().start(() -> take(shared, tokens, done)))
                        .limit(8)
                        .toList();
        tokens.set(8);
        shared.call(1);
        for (Thread thread : threads) {
            assertTrue(thread.join(Duration.ofSeconds(10)));
        }
        assertEquals(0, done.getCount());
        assertEquals(0, tokens.get());
    }

    private static void take(SharedEventCount point, AtomicInteger tokens, CountDownLatch done) {
        try {
            point.await(
                    new SharedEventCount.Condition() {
                        @Override
                        public boolean holds() {
                            return tokens.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
                        }

                        @Override
                        public boolean holdsForMore() {
                            return tokens.get() > 0;
                        }
                    },
                    Deadline.NEVER);
            done.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
