package dev.brood.internal.sync;

import static dev.brood.Brood.async;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.millis;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.seconds;
import static dev.brood.Brood.semaphore;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.TaskException;
import dev.brood.sync.Held;
import dev.brood.sync.IntValue;
import dev.brood.sync.Lock;
import dev.brood.sync.RLock;
import dev.brood.sync.Semaphore;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one thread sees of a lock and of a re-entrant one. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class LockTest {

    private static final long ME = ProcessHandle.current().pid();

    static List<Lock> locks() {
        return List.of(lock(), rlock());
    }

    @Test
    void lockIsHeldOnceAndReleasedOnce() {
        Lock lock = lock();
        assertTrue(lock.acquire(Duration.ZERO));
        assertFalse(lock.tryAcquire());
        assertFalse(lock.acquire(Duration.ZERO), "it is not re-entrant");
        assertFalse(lock.acquire(seconds(-1)));
        assertEquals(ME, lock.holder());
        assertTrue(lock.isLocked());
        lock.release();
        assertThrows(IllegalStateException.class, lock::release);
        assertNull(lock.holder());
        assertFalse(lock.isLocked());
    }

    @Test
    void anyThreadAndProcessMayReleaseALock() {
        Lock lock = lock();
        lock.acquire();
        assertEquals(
                true,
                Side.get(
                        Side.PROCESSES.start(() -> {
                            boolean locked = lock.isLocked() && !lock.tryAcquire();
                            lock.release();
                            return locked;
                        })));
        assertTrue(lock.tryAcquire());
        Side.get(
                Side.THREADS.start(() -> {
                    lock.release();
                    return true;
                }));
        assertFalse(lock.isLocked());
    }

    @Test
    void reentrantLockIsReleasedAsOftenAsItWasAcquired() {
        RLock lock = rlock();
        for (int i = 0; i < 3; i++) {
            assertTrue(lock.tryAcquire());
        }
        lock.release();
        lock.release();
        assertTrue(lock.isLocked());
        assertEquals(ME, lock.holder());
        lock.release();
        assertFalse(lock.isLocked());
        assertThrows(IllegalStateException.class, lock::release);
    }

    @Test
    void onlyTheThreadThatHoldsAReentrantLockMayReleaseIt() {
        RLock lock = rlock();
        lock.acquire();
        for (Side side : Side.values()) {
            String message =
                    Side.get(
                            side.start(() -> {
                                boolean got = lock.tryAcquire() || lock.acquire(millis(1));
                                return got
                                        + assertThrows(IllegalStateException.class, lock::release)
                                                .getMessage();
                            }));
            assertEquals(
                    "falsethe lock is held by another thread, of process %d: only that one may release it"
                            .formatted(ME),
                    message);
        }
        assertEquals(ME, lock.holder());
        lock.release();
    }

    @ParameterizedTest
    @MethodSource("locks")
    void codeUnderTheLockLeavesItFreeHoweverItEnds(Lock lock) {
        assertEquals("held", lock.call(() -> lock.isLocked() ? "held" : "free"));
        assertFalse(lock.isLocked());
        var error =
                assertThrows(
                        TaskException.class,
                        () ->
                                lock.run(() -> {
                                    throw new IOException("on purpose");
                                }));
        assertEquals("on purpose", error.getCause().getMessage());
        assertFalse(lock.isLocked());
        assertThrows(
                ArithmeticException.class,
                () ->
                        lock.run(() -> {
                            throw new ArithmeticException();
                        }));
        try (Held _ = lock.hold()) {
            assertTrue(lock.isLocked());
        }
        assertFalse(lock.isLocked());
    }

    @ParameterizedTest
    @MethodSource("locks")
    void acquireWithATimeGivesUpInTime(Lock lock) {
        lock.acquire();
        var gaveUp =
                Side.get(
                        Side.THREADS.start(() -> {
                            long start = System.nanoTime();
                            boolean got = lock.acquire(millis(100));
                            return List.of(got ? 1L : 0L, (System.nanoTime() - start) / 1_000_000);
                        }));
        assertEquals(0, gaveUp.getFirst());
        long waited = gaveUp.getLast();
        assertTrue(waited >= 100 && waited < Wait.PROMISED.time().toMillis(), waited + " ms");
        lock.release();
    }

    @ParameterizedTest
    @MethodSource("locks")
    void lockOfTheJdkDoesTheSame(java.util.concurrent.locks.Lock lock) throws Exception {
        lock.lock();
        assertEquals(
                false,
                Side.get(
                        Side.THREADS.start(() ->
                                lock.tryLock()
                                        || lock.tryLock(
                                                1, java.util.concurrent.TimeUnit.MILLISECONDS))));
        lock.unlock();
        lock.lockInterruptibly();
        var condition = lock.newCondition();
        assertFalse(condition.await(1, java.util.concurrent.TimeUnit.MILLISECONDS));
        assertTrue(condition.awaitNanos(1) <= 0);
        assertFalse(condition.awaitUntil(new java.util.Date()));
        lock.unlock();
        assertThrows(IllegalStateException.class, lock::unlock);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, lock::lockInterruptibly);
    }

    @Test
    void locksSayHowTheyStand() {
        Lock lock = lock();
        assertEquals("Lock[free]", lock.toString());
        RLock reentrant = rlock();
        reentrant.acquire();
        assertEquals("RLock[held by " + ME + "]", reentrant.toString());
        reentrant.release();
    }

    @Test
    void lockThatIsPartOfAnotherHandleIsTheSameLockEverywhere() {
        IntValue value = new SharedIntValue(0);
        RLock part = value.lock();
        Semaphore there = semaphore(0);
        Semaphore done = semaphore(0);
        var child =
                async(() -> {
                    try (Held _ = part.hold()) {
                        there.release();
                        done.acquire();
                        return ((SharedLock) value.lock()).isHeldHere();
                    }
                });
        there.acquire();
        assertFalse(value.lock().tryAcquire());
        done.release();
        assertTrue(Side.get(child));
        assertSame(part, value.lock());
    }
}
