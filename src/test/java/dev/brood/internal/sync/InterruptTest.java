package dev.brood.internal.sync;

import static dev.brood.Brood.barrier;
import static dev.brood.Brood.condition;
import static dev.brood.Brood.event;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.semaphore;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.WaitInterruptedException;
import dev.brood.function.Action;
import dev.brood.internal.memory.Peek;
import dev.brood.sync.Barrier;
import dev.brood.sync.Condition;
import dev.brood.sync.Event;
import dev.brood.sync.Lock;
import dev.brood.sync.RLock;
import dev.brood.sync.Semaphore;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wait ends soon after an interrupt, which is not lost. */
@Timeout(30)
@ExtendWith(LeavesNothingBehind.class)
class InterruptTest {

    /** We promise 50 ms; the rest is for a machine that has other things to do. */
    private static final long SOON_NANOS = Wait.PROMISED.time().toNanos() / 2;

    private static final int OWN_WAIT_POINT = 8;
    private static final int INNER_WAIT_POINT = 40;

    /**
     * A row of the table.
     *
     * @param what somebody waits for
     * @param eventCount where in its cell
     * @param use how
     */
    private record Row(Object what, int eventCount, Action use) {
        @Override
        public String toString() {
            return what.toString();
        }
    }

    static List<Row> rows() {
        Lock lock = lock();
        lock.acquire();
        RLock rlock = rlock();
        rlock.acquire();
        Semaphore semaphore = semaphore(0);
        Event event = event();
        Condition condition = condition();
        Barrier barrier = barrier(2);
        return List.of(
                new Row(lock, OWN_WAIT_POINT, lock::acquire),
                new Row(lock, OWN_WAIT_POINT, () -> lock.acquire(Wait.CHILD.time())),
                new Row(rlock, OWN_WAIT_POINT, rlock::acquire),
                new Row(semaphore, OWN_WAIT_POINT, semaphore::acquire),
                new Row(semaphore, OWN_WAIT_POINT, () -> semaphore.acquire(Wait.CHILD.time())),
                new Row(event, OWN_WAIT_POINT, event::await),
                new Row(event, OWN_WAIT_POINT, () -> event.await(Wait.CHILD.time())),
                new Row(condition, INNER_WAIT_POINT, () -> condition.lock().run(condition::await)),
                new Row(
                        condition,
                        INNER_WAIT_POINT,
                        () -> condition.lock().run(() -> condition.await(() -> false))),
                new Row(barrier, INNER_WAIT_POINT, barrier::await));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void interruptEndsTheWait(Row row) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                row.use.run();
                            } catch (Exception e) {
                                thrown.set(e);
                            }
                            flag.set(Thread.currentThread().isInterrupted());
                        });
        Wait.CHILD.until("somebody to wait", () -> Peek.isSomebodyAsleep(row.what, row.eventCount));
        long start = System.nanoTime();
        thread.interrupt();
        assertTrue(thread.join(Wait.CHILD.time()));
        long took = System.nanoTime() - start;
        assertInstanceOf(WaitInterruptedException.class, thrown.get());
        assertEquals(true, flag.get());
        assertTrue(took < SOON_NANOS, "it took " + took + " ns");
    }
}
