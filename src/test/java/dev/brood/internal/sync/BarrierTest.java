package dev.brood.internal.sync;

import static dev.brood.Brood.async;
import static dev.brood.Brood.barrier;
import static dev.brood.Brood.event;
import static dev.brood.Brood.millis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.BrokenBarrierException;
import dev.brood.error.TaskException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.function.Fn;
import dev.brood.sync.Barrier;
import dev.brood.sync.Event;
import dev.brood.sync.IntValue;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who breaks a barrier, who hears of it, and how it is mended. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class BarrierTest {

    private static final long ME = ProcessHandle.current().pid();

    /** What comes of a wait: the place, or why the barrier broke. */
    private static Fn<Object> await(Barrier barrier) {
        return () -> {
            try {
                return barrier.await(Wait.CHILD.time());
            } catch (BrokenBarrierException e) {
                return e.getMessage();
            }
        };
    }

    private static List<Future<Object>> waiting(Side side, Barrier barrier, int count) {
        List<Future<Object>> all = side.start(count, await(barrier));
        Wait.CHILD.until("all to wait", () -> barrier.waiting() == count);
        return all;
    }

    @Test
    void itsTimeLimitHoldsForEveryWaitInAllProcesses() {
        Barrier barrier = barrier(2, () -> {}, millis(20));
        String late = assertThrows(BrokenBarrierException.class, barrier::await).getMessage();
        assertTrue(barrier.isBroken());
        barrier.reset();
        Barrier without = barrier(2, millis(20));
        assertThrows(BrokenBarrierException.class, without::await);
        assertEquals(
                late,
                Wait.CHILD
                        .get(
                                async(
                                        (Barrier sent) -> {
                                            try {
                                                return "place " + sent.await();
                                            } catch (BrokenBarrierException e) {
                                                return e.getMessage()
                                                        .replace(
                                                                "" + ProcessHandle.current().pid(),
                                                                "PID");
                                            }
                                        },
                                        barrier))
                        .replace("PID", "" + ME));
        barrier.reset();
        assertThrows(IllegalArgumentException.class, () -> barrier(0, millis(1)));
        assertThrows(IllegalArgumentException.class, () -> barrier(2, (Duration) null));
    }

    @Test
    void theLimitDoesNotBreakABarrierWhoseTimeIsGivenAtTheWait() {
        Barrier barrier = barrier(3, Duration.ZERO);
        assertWorks(barrier);
        Barrier patient = barrier(1, Wait.CHILD.time());
        assertEquals(0, patient.await());
    }

    private static void assertWorks(Barrier barrier) {
        assertFalse(barrier.isBroken());
        List<Future<Object>> all = Side.THREADS.start(barrier.parties(), await(barrier));
        assertEquals(Set.of(0, 1, 2), Set.copyOf(Side.get(all)));
        assertEquals(0, barrier.waiting());
    }

    @Test
    void placesAreThoseOfArrival() {
        Barrier barrier = barrier(3);
        List<Future<Object>> first = waiting(Side.THREADS, barrier, 1);
        assertEquals("Barrier[1 of 3 waiting]", barrier.toString());
        List<Future<Object>> second = Side.THREADS.start(1, await(barrier));
        Wait.CHILD.until("two to wait", () -> barrier.waiting() == 2);
        assertEquals(2, barrier.await());
        assertEquals(
                List.of(0, 1), List.of(Side.get(first.getFirst()), Side.get(second.getFirst())));
        assertEquals(3, barrier.parties());
        assertWorks(barrier);
    }

    @Test
    void barrierOfOneNeverWaits() {
        IntValue actions = new SharedIntValue(0);
        Barrier barrier = barrier(1, () -> actions.add(1));
        assertEquals(0, barrier.await());
        assertEquals(0, barrier.await(Duration.ZERO));
        assertEquals(2, actions.get());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void abortBreaksItUntilReset(Side side) {
        Barrier barrier = barrier(3);
        List<Future<Object>> all = waiting(side, barrier, 2);
        barrier.abort();
        String message =
                "the barrier is broken: process %d aborted it; reset() makes it usable again"
                        .formatted(ME);
        assertEquals(List.of(message, message), Side.get(all));
        assertTrue(barrier.isBroken());
        assertEquals(0, barrier.waiting());
        assertEquals("Barrier[broken]", barrier.toString());
        assertEquals(
                message, assertThrows(BrokenBarrierException.class, barrier::await).getMessage());
        barrier.reset();
        assertWorks(barrier);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void resetSendsAwayWhoWaits(Side side) {
        Barrier barrier = barrier(3);
        List<Future<Object>> all = waiting(side, barrier, 2);
        barrier.reset();
        String message = "the barrier was reset: process %d reset it".formatted(ME);
        assertEquals(List.of(message, message), Side.get(all));
        assertWorks(barrier);
    }

    @Test
    void timeOutBreaksItForAll() {
        Barrier barrier = barrier(3);
        List<Future<Object>> all = waiting(Side.THREADS, barrier, 1);
        long start = System.nanoTime();
        var error = assertThrows(BrokenBarrierException.class, () -> barrier.await(millis(100)));
        long waited = System.nanoTime() - start;
        assertTrue(
                waited >= 100_000_000 && waited < Wait.PROMISED.time().toNanos(), waited + " ns");
        assertEquals(
                "the barrier is broken: a party in process %d waited too long; reset() makes it usable again"
                        .formatted(ME),
                error.getMessage());
        assertEquals(List.of(error.getMessage()), Side.get(all));
        assertTrue(barrier.isBroken());
        barrier.reset();
        assertThrows(BrokenBarrierException.class, () -> barrier.await(Duration.ZERO));
        barrier.reset();
        assertWorks(barrier);
    }

    @Test
    void interruptBreaksItForTheOthers() {
        Barrier barrier = barrier(3);
        List<Future<Object>> all = waiting(Side.THREADS, barrier, 1);
        Thread.currentThread().interrupt();
        assertThrows(WaitInterruptedException.class, barrier::await);
        assertTrue(Thread.interrupted());
        assertEquals(
                List.of(
                        "the barrier is broken: a party in process %d was interrupted; reset() makes it usable again"
                                .formatted(ME)),
                Side.get(all));
    }

    @Test
    void actionThatThrowsBreaksItAndWhoRanItIsTold() {
        Barrier barrier =
                barrier(
                        3,
                        () -> {
                            throw new IOException("on purpose");
                        });
        List<Future<Object>> all = waiting(Side.THREADS, barrier, 2);
        var error = assertThrows(TaskException.class, barrier::await);
        assertInstanceOf(IOException.class, error.getCause());
        String message =
                "the barrier is broken: the action failed in process %d; reset() makes it usable again"
                        .formatted(ME);
        assertEquals(List.of(message, message), Side.get(all));
    }

    @Test
    void whoComesWhileTheActionIsDoneIsForTheNextRound() {
        Event begun = event();
        Event go = event();
        Barrier barrier =
                barrier(
                        2,
                        () -> {
                            begun.set();
                            go.await();
                        });
        List<Future<Object>> all = Side.THREADS.start(2, await(barrier));
        begun.await();
        assertEquals(0, barrier.waiting());
        List<Future<Object>> late = Side.THREADS.start(2, await(barrier));
        assertFalse(late.getFirst().isDone() || all.getFirst().isDone());
        go.set();
        assertEquals(Set.of(0, 1), Set.copyOf(Side.get(all)));
        assertEquals(Set.of(0, 1), Set.copyOf(Side.get(late)));
    }

    @Test
    void resetDuringTheActionSendsAwayTheRoundAndWhoRunsIt() {
        Event begun = event();
        Event go = event();
        Barrier barrier =
                barrier(
                        3,
                        () -> {
                            begun.set();
                            go.await();
                        });
        List<Future<Object>> all = Side.THREADS.start(3, await(barrier));
        begun.await();
        barrier.reset();
        go.set();
        Side.get(all).forEach(outcome -> assertTrue(outcome.toString().contains("was reset")));
        assertWorks(barrier);
    }

    @Test
    void manyPartiesAndRoundsNeitherMeetNorMissEachOther() {
        Barrier barrier = barrier(12);
        IntValue sum = new SharedIntValue(0);
        List<Future<Boolean>> all =
                Side.THREADS.start(
                        12,
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                sum.add(barrier.await());
                            }
                            return true;
                        });
        Side.get(all);
        assertEquals(100 * 66, sum.get());
    }
}
