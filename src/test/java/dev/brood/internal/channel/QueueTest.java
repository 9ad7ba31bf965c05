package dev.brood.internal.channel;

import static dev.brood.Brood.millis;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static dev.brood.Brood.seconds;
import static dev.brood.Brood.simpleQueue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.error.NotSendableException;
import dev.brood.error.QueueEmptyException;
import dev.brood.error.QueueFullException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.testing.LeavesNothingBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A queue within one process: put and get, full and empty, time-outs and interrupts. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class QueueTest {

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** An interrupt is noticed within 50 ms; this allows for a machine that is busy. */
    private static final int TRIES = 5;

    private static final long INTERRUPT_MILLIS = 500;

    private static long millisFor(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void fullQueueRefusesAtOnceOrAfterTheTimeAndTellsItsSize() {
        Queue<Integer> queue = queue(6);
        range(6).forEach(queue::put);
        assertTrue(queue.full());
        assertFalse(queue.offer(6));
        var atOnce = assertThrows(QueueFullException.class, () -> queue.putNowait(6));
        assertEquals("no room in the queue now: it holds 6 items at most", atOnce.getMessage());
        long waited =
                millisFor(() -> {
                    var late =
                            assertThrows(QueueFullException.class, () -> queue.put(6, millis(100)));
                    assertEquals(
                            "no room in the queue in 0.1 s: it holds 6 items at most",
                            late.getMessage());
                });
        assertTrue(waited >= 100 && waited < 1000, waited + " ms");
        assertEquals(6, queue.qsize());
        assertEquals(0, queue.get());
        assertFalse(queue.full());
        queue.put(6, Duration.ZERO);
        assertTrue(queue.full());
    }

    @Test
    void emptyQueueSaysSoAtOnceOrAfterTheTime() {
        Queue<Integer> queue = queue();
        var atOnce = assertThrows(QueueEmptyException.class, queue::getNowait);
        assertEquals("the queue is empty: there is nothing in it", atOnce.getMessage());
        assertThrows(QueueEmptyException.class, () -> queue.get(false));
        long waited =
                millisFor(() -> {
                    var late =
                            assertThrows(QueueEmptyException.class, () -> queue.get(millis(100)));
                    assertEquals("the queue is empty: nothing came in 0.1 s", late.getMessage());
                });
        assertTrue(waited >= 100 && waited < 1000, waited + " ms");
    }

    @Test
    void timeOfZeroOrLessDoesNotWaitAndALongOneDoesNotOverflow() {
        Queue<Integer> queue = queue(1);
        for (Duration none : List.of(Duration.ZERO, seconds(-1), Duration.ofSeconds(-1L << 62))) {
            assertThrows(QueueEmptyException.class, () -> queue.get(none));
            queue.put(1, none);
            assertThrows(QueueFullException.class, () -> queue.put(2, none));
            assertEquals(1, queue.get(none));
        }
        queue.put(3, FOR_EVER);
        assertEquals(3, queue.get(FOR_EVER));
        assertThrows(IllegalArgumentException.class, () -> queue.get((Duration) null));
        assertThrows(IllegalArgumentException.class, () -> queue.put(1, (Duration) null));
    }

    @Test
    void countsAreExactAtEveryMomentOfOneThread() {
        Queue<Integer> queue = queue(3);
        for (int round = 0; round < 1000; round++) {
            assertTrue(queue.empty());
            assertFalse(queue.full());
            for (int i = 1; i <= 3; i++) {
                queue.put(i);
                assertEquals(i, queue.qsize());
                assertFalse(queue.empty());
                assertEquals(3 - i, queue.remainingCapacity());
            }
            assertTrue(queue.full());
            for (int i = 1; i <= 3; i++) {
                assertEquals(i, queue.getNowait());
                assertEquals(3 - i, queue.qsize());
            }
        }
    }

    @Test
    void countsAreNeverOutsideOfTheBoundsWhileOthersPutAndGet() throws Exception {
        Queue<Integer> queue = queue(2);
        int rounds = 20_000;
        Blocked<Void> producer =
                Blocked.in(() -> {
                    range(rounds).forEach(queue::put);
                    return null;
                });
        Blocked<Void> consumer =
                Blocked.in(() -> {
                    range(rounds).forEach(i -> assertEquals(i, queue.get()));
                    return null;
                });
        while (consumer.thread().isAlive()) {
            int size = queue.qsize();
            assertTrue(size >= 0 && size <= 2, "size " + size);
        }
        producer.get();
        consumer.get();
        assertEquals(0, queue.qsize());
    }

    @Test
    void limitOfZeroOrLessIsNoLimit() {
        for (Queue<Integer> queue :
                List.<Queue<Integer>>of(queue(0), queue(-1), queue(), simpleQueue())) {
            range(10_000).forEach(queue::putNowait);
            assertFalse(queue.full());
            assertEquals(Integer.MAX_VALUE, queue.remainingCapacity());
            assertEquals(10_000, queue.qsize());
            List<Integer> got = new ArrayList<>();
            queue.drainTo(got);
            assertEquals(range(10_000), got);
        }
    }

    @Test
    void nullIsAnItemOfPutAndGet() {
        Queue<String> queue = queue();
        queue.put(null);
        queue.put("a");
        queue.put(null, seconds(1));
        queue.putNowait(null);
        assertEquals(4, queue.qsize());
        assertNull(queue.get());
        assertEquals("a", queue.get());
        assertNull(queue.get(seconds(1)));
        assertNull(queue.getNowait());
        assertTrue(queue.empty());
    }

    @Test
    void itemIsCopiedWhenItIsPut() {
        Queue<List<Integer>> queue = queue();
        List<Integer> list = new ArrayList<>(List.of(1));
        queue.put(list);
        list.add(2);
        assertEquals(List.of(1), queue.get());
    }

    @Test
    void itemThatCannotBeSentIsReportedAndTakesNoRoom() {
        Queue<Object> queue = queue(1);
        var e =
                assertThrows(
                        NotSendableException.class,
                        () -> queue.put(List.of("well", Thread.currentThread())));
        assertTrue(e.getMessage().contains("item"), e.getMessage());
        assertEquals(0, queue.qsize());
        queue.put(true, seconds(0));
        assertEquals(1, queue.qsize());
        assertEquals(true, queue.get());
        assertTrue(queue.empty());
    }

    @Test
    void blockedGetIsWokenByAPutAndBlockedPutByAGet() throws Exception {
        Queue<String> queue = queue(1);
        Blocked<String> get = Blocked.in(() -> queue.get()).inGet(queue);
        queue.put("a");
        assertEquals("a", get.get());
        queue.put("b");
        Blocked<Boolean> put =
                Blocked.in(
                                () -> {
                                    queue.put("c");
                                    return true;
                                })
                        .inPut(queue);
        assertEquals("b", queue.get());
        assertTrue(put.get());
        assertEquals("c", queue.get());
    }

    @Test
    void everyOneOfManyWaitersIsWoken() throws Exception {
        Queue<Integer> queue = queue();
        List<Blocked<Integer>> waiters =
                range(10).stream().map(_ -> Blocked.<Integer>in(() -> queue.get())).toList();
        waiters.getFirst().inGet(queue);
        range(10).forEach(queue::put);
        List<Integer> got = new ArrayList<>();
        for (Blocked<Integer> each : waiters) {
            got.add(each.get());
        }
        assertEquals(range(10), got.stream().sorted().toList());
    }

    @Test
    void interruptEndsABlockedGetOrPutSoonAndStaysSet() throws Exception {
        Queue<Integer> queue = queue(1);
        interruptSoon(
                () -> Blocked.in(() -> flagAfter(queue::get)).inGet(queue), "an item of a queue");
        queue.put(1);
        interruptSoon(
                () -> Blocked.in(() -> flagAfter(() -> queue.put(2))).inPut(queue),
                "room in a queue");
        assertEquals(1, queue.qsize());
    }

    private static WaitInterruptedException flagAfter(Runnable call) {
        var e = assertThrows(WaitInterruptedException.class, call::run);
        assertTrue(Thread.interrupted(), "the flag stays set");
        return e;
    }

    /** Once in a few times: a machine that is busy with other things may stop all of us for a while. */
    private static void interruptSoon(
            Supplier<Blocked<WaitInterruptedException>> calls, String what) throws Exception {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && fastest >= INTERRUPT_MILLIS; i++) {
            Blocked<WaitInterruptedException> call = calls.get();
            long start = System.nanoTime();
            call.thread().interrupt();
            WaitInterruptedException e = call.get();
            fastest = Math.min(fastest, (System.nanoTime() - start) / 1_000_000);
            assertEquals("interrupted while waiting for " + what, e.getMessage());
            assertInstanceOf(InterruptedException.class, e.getCause());
        }
        assertTrue(fastest < INTERRUPT_MILLIS, fastest + " ms");
    }

    @Test
    void interruptedThreadPutsAndGetsWhatNeedsNoWaiting() {
        Queue<byte[]> queue = queue();
        byte[] large = new byte[20 << 20];
        large[large.length - 1] = 7;
        Thread.currentThread().interrupt();
        try {
            for (int i = 0; i < 3; i++) {
                queue.put(large);
                queue.put(new byte[5000 << i]);
            }
            for (int i = 0; i < 3; i++) {
                assertEquals(7, queue.get()[large.length - 1]);
                assertEquals(5000 << i, queue.get().length);
            }
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void textTellsHowFullItIs() {
        Queue<Integer> queue = queue(3);
        queue.put(1);
        assertEquals("Queue[1 of 3]", queue.toString());
        assertEquals("Queue[0]", queue().toString());
        queue.close();
        assertEquals("Queue[closed]", queue.toString());
    }
}
