package dev.brood.internal.sync;

import static dev.brood.Brood.condition;
import static dev.brood.Brood.event;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.millis;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.semaphore;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.TaskException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.function.Fn;
import dev.brood.sync.Condition;
import dev.brood.sync.Event;
import dev.brood.sync.Held;
import dev.brood.sync.IntValue;
import dev.brood.sync.RLock;
import dev.brood.sync.Semaphore;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signals, and who gets them. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ConditionTest {

    static List<Condition> conditions() {
        return List.of(condition(), condition(lock()), condition(rlock()), rlock().newCondition());
    }

    @Test
    void signalsWakeAsManyAsTheySayAndAreNotRemembered() {
        Condition condition = condition();
        IntValue waiting = value(0);
        IntValue woken = value(0);
        Semaphore wokenOne = semaphore(0);
        Fn<Boolean> work =
                () -> {
                    try (Held _ = condition.hold()) {
                        waiting.add(1);
                        condition.await();
                        woken.add(1);
                        wokenOne.release();
                        return true;
                    }
                };
        List<Future<Boolean>> all = new ArrayList<>(Side.PROCESSES.start(3, work));
        all.addAll(Side.THREADS.start(3, work));
        Wait.CHILD.until("all to wait", () -> condition.lock().call(() -> waiting.get() == 6));
        signal(condition, 2);
        wokenOne.acquire();
        wokenOne.acquire();
        assertFalse(wokenOne.acquire(millis(100)), "only two");
        assertEquals(2, woken.get());
        signal(condition, 4);
        Side.get(all);
        assertEquals(6, woken.get());
        signal(condition, 3);
        try (Held _ = condition.hold()) {
            assertFalse(condition.await(millis(10)), "a signal is not remembered");
        }
    }

    private static void signal(Condition condition, int count) {
        try (Held _ = condition.hold()) {
            condition.signal(count);
        }
    }

    @Test
    void theOldestGoesFirst() {
        Condition condition = condition();
        List<Integer> order = new ArrayList<>();
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int number = i;
            all.add(
                    Side.THREADS.start(() -> {
                        try (Held _ = condition.hold()) {
                            condition.await();
                            order.add(number);
                            return true;
                        }
                    }));
            Wait.CHILD.until(
                    "another one to wait", () -> condition.toString().contains(number + 1 + " w"));
        }
        for (int i = 0; i < 12; i++) {
            int before = i;
            signal(condition, 1);
            Wait.CHILD.until(
                    "one to wake up", () -> condition.lock().call(() -> order.size() > before));
        }
        Side.get(all);
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), order);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void lockMustBeHeld(Condition condition) {
        assertThrows(IllegalStateException.class, condition::await);
        assertThrows(IllegalStateException.class, () -> condition.await(Duration.ZERO));
        assertThrows(IllegalStateException.class, () -> condition.await(() -> true));
        assertThrows(IllegalStateException.class, condition::signal);
        assertThrows(IllegalStateException.class, condition::signalAll);
        assertThrows(IllegalStateException.class, condition::release);
        condition.acquire();
        assertFalse(condition.await(Duration.ZERO));
        assertFalse(condition.await(millis(-1)));
        assertTrue(condition.lock().isLocked(), "it is held again");
        condition.signal();
        condition.signal(0);
        condition.release();
        assertFalse(condition.lock().isLocked());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void waitReleasesTheLockAltogetherAndRestoresIt(Condition condition) {
        boolean reentrant = condition.lock() instanceof RLock;
        int depth = reentrant ? 3 : 1;
        for (int i = 0; i < depth; i++) {
            condition.acquire();
        }
        Future<Boolean> other =
                Side.THREADS.start(() -> {
                    try (Held _ = condition.hold()) {
                        condition.signal();
                        return true;
                    }
                });
        condition.await();
        for (int i = 0; i < depth; i++) {
            condition.release();
        }
        assertTrue(Side.get(other));
        assertThrows(IllegalStateException.class, condition::release);
    }

    @Test
    void predicateIsLookedAtUnderTheLock() {
        Condition condition = condition();
        IntValue looks = value(0);
        try (Held _ = condition.hold()) {
            condition.await(() -> looks.add(1) == 1 && condition.lock().isLocked());
            assertEquals(1, looks.get(), "it was true at once");
            assertFalse(condition.await(() -> looks.add(1) < 0, Duration.ZERO));
            assertFalse(condition.await(() -> looks.add(1) < 0, millis(20)));
            var error =
                    assertThrows(
                            TaskException.class,
                            () ->
                                    condition.await(() -> {
                                        throw new IOException("on purpose");
                                    }));
            assertEquals("on purpose", error.getCause().getMessage());
        }
        assertFalse(condition.lock().isLocked());
    }

    @Test
    void timeOfAPredicateIsForTheWholeCall() {
        Condition condition = condition();
        Event over = event();
        Future<Boolean> other =
                Side.THREADS.start(() -> {
                    while (!over.await(millis(5))) {
                        signal(condition, 1);
                    }
                    return true;
                });
        long start = System.nanoTime();
        try (Held _ = condition.hold()) {
            assertFalse(condition.await(() -> false, millis(200)));
        }
        long waited = System.nanoTime() - start;
        over.set();
        assertTrue(
                waited >= 200_000_000 && waited < 2 * Wait.PROMISED.time().toNanos(),
                waited + " ns");
        assertTrue(Side.get(other));
    }

    @Test
    void whoIsSignalledAndInterruptedKeepsBoth() {
        Condition condition = condition();
        Thread waiter = Thread.currentThread();
        condition.acquire();
        Future<Boolean> signaller =
                Side.THREADS.start(() -> {
                    try (Held _ = condition.hold()) {
                        condition.signal();
                        waiter.interrupt();
                        return true;
                    }
                });
        boolean signalled = condition.await(Wait.CHILD.time());
        condition.release();
        assertTrue(Thread.interrupted(), "the interrupt is not lost");
        assertTrue(signalled, "nor the signal");
        assertTrue(Side.get(signaller));
    }

    @Test
    void whoIsInterruptedHoldsTheLockAgain() {
        Condition condition = condition();
        condition.acquire();
        Thread.currentThread().interrupt();
        assertThrows(WaitInterruptedException.class, condition::await);
        assertTrue(Thread.interrupted());
        condition.release();
        assertTrue(condition.toString().endsWith(" 0 waiting]"), condition.toString());
    }

    @Test
    void uninterruptibleWaitGoesOnAfterAnInterrupt() {
        Condition condition = condition();
        Thread waiter = Thread.currentThread();
        condition.acquire();
        Future<Boolean> signaller =
                Side.THREADS.start(() -> {
                    condition.lock().run(waiter::interrupt);
                    signal(condition, 1);
                    return true;
                });
        condition.awaitUninterruptibly();
        condition.release();
        assertTrue(Thread.interrupted());
        assertTrue(Side.get(signaller));
    }
}
