package dev.brood.internal.sync;

import static dev.brood.Brood.barrier;
import static dev.brood.Brood.condition;
import static dev.brood.Brood.event;
import static dev.brood.Brood.intArray;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.semaphore;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.BrokenBarrierException;
import dev.brood.function.Action;
import dev.brood.function.Fn;
import dev.brood.process.ChildProcess;
import dev.brood.sync.Barrier;
import dev.brood.sync.Condition;
import dev.brood.sync.Event;
import dev.brood.sync.Held;
import dev.brood.sync.IntValue;
import dev.brood.sync.Lock;
import dev.brood.sync.RLock;
import dev.brood.sync.Semaphore;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process is killed while it holds something or waits for it: the others go on within a second. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class DeathTest {

    private static final double LONG = 100;

    /** Starts a child that does something and then sleeps until it is killed. */
    private static ChildProcess child(Action work) {
        Event done = event();
        ChildProcess child =
                spawn(
                                () -> {
                                    work.run();
                                    done.set();
                                    sleep(LONG);
                                })
                        .daemon()
                        .start();
        assertTrue(done.await(Wait.CHILD.time()));
        return child;
    }

    private static void kill(ChildProcess child) {
        child.kill();
        Wait.CHILD.join(child);
    }

    private static <R> R soon(Future<R> result) {
        long start = System.nanoTime();
        R value = Side.get(result);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Wait.PROMISED.time()) < 0, "it took " + took);
        return value;
    }

    /** What is printed to standard error meanwhile. */
    private static List<String> errorsOf(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void locksOfADeadHolderGoToThoseWhoWaitAndThatIsSaidOnce() {
        Condition condition = condition();
        RLock rlock = rlock();
        List<Lock> locks =
                List.of(lock(), rlock, condition.lock(), value(0).lock(), intArray(1).lock());
        Semaphore semaphore = semaphore(1);
        ChildProcess child =
                child(() -> {
                    locks.forEach(Lock::acquire);
                    rlock.acquire();
                    semaphore.acquire();
                });
        locks.forEach(lock -> assertEquals(child.pid(), lock.holder()));
        List<Future<Boolean>> waiting = new ArrayList<>();
        List<String> errors =
                errorsOf(() -> {
                    for (Lock lock : locks) {
                        waiting.add(
                                Side.THREADS.start(() -> {
                                    lock.acquire();
                                    lock.release();
                                    return true;
                                }));
                    }
                    assertFalse(locks.getFirst().tryAcquire());
                    kill(child);
                    waiting.forEach(DeathTest::soon);
                });
        String line =
                "process %d died while it held a lock; the lock was given to process %d"
                        .formatted(child.pid(), ProcessHandle.current().pid());
        assertEquals(List.of(line, line, line, line, line), errors);
        locks.forEach(lock -> assertFalse(lock.isLocked()));
        assertEquals(0, semaphore.value(), "permits belong to nobody");
        semaphore.release();
    }

    @Test
    void deadHolderIsFoundWithoutWaiting() {
        Lock lock = lock();
        ChildProcess child = child(lock::acquire);
        kill(child);
        assertTrue(lock.isLocked());
        assertEquals(1, errorsOf(() -> assertTrue(lock.tryAcquire())).size());
        assertEquals(ProcessHandle.current().pid(), lock.holder());
        lock.release();
    }

    @Test
    void deadOnesDoNotSwallowWhatIsForThoseWhoWaitWithThem() {
        Semaphore semaphore = semaphore(0);
        Lock lock = lock();
        lock.acquire();
        ChildProcess child =
                child(() -> {
                    Side.THREADS.start(3, () -> semaphore.acquire(Wait.CHILD.time()));
                    Side.THREADS.start(3, () -> lock.acquire(Wait.CHILD.time()));
                });
        Future<Boolean> permit = Side.THREADS.start(() -> semaphore.acquire(Wait.CHILD.time()));
        Future<Boolean> locked = Side.THREADS.start(() -> lock.acquire(Wait.CHILD.time()));
        kill(child);
        semaphore.release();
        lock.release();
        assertTrue(soon(permit));
        assertTrue(soon(locked));
    }

    private static final class Waiting {
        private final Condition condition = condition();
        private final IntValue count = value(0);

        boolean await() {
            try (Held _ = condition.hold()) {
                count.add(1);
                return condition.await(Wait.CHILD.time());
            }
        }

        void untilThereAre(int number) {
            Wait.CHILD.until(
                    "others to wait", () -> condition.lock().call(() -> count.get() == number));
        }
    }

    @Test
    void signalIsForTheLiving() {
        Waiting waiting = new Waiting();
        ChildProcess child = child(() -> Side.THREADS.start(2, waiting::await));
        waiting.untilThereAre(2);
        Future<Boolean> alive = Side.THREADS.start(waiting::await);
        waiting.untilThereAre(3);
        kill(child);
        waiting.condition.lock().run(waiting.condition::signal);
        assertTrue(soon(alive));
    }

    @Test
    @Tag("slow")
    void signalThatADeadOneCouldNotUseGoesToAnotherWhoWaitedThen() {
        Waiting waiting = new Waiting();
        ChildProcess child = child(() -> Side.THREADS.start(2, waiting::await));
        waiting.untilThereAre(2);
        Future<Boolean> first = Side.THREADS.start(waiting::await);
        waiting.untilThereAre(3);
        waiting.condition.acquire();
        waiting.condition.signal(2);
        kill(child); // it has both signals and not the lock
        Future<Boolean> late = Side.THREADS.start(waiting::await);
        waiting.condition.release();
        assertTrue(soon(first));
        waiting.untilThereAre(4);
        assertFalse(late.isDone(), "it came after the signal");
        waiting.condition.lock().run(waiting.condition::signal);
        assertTrue(soon(late));
    }

    private static Fn<String> breachOf(Barrier barrier) {
        return () ->
                assertThrows(BrokenBarrierException.class, () -> barrier.await(Wait.CHILD.time()))
                        .getMessage();
    }

    private static String died(ChildProcess child) {
        return "the barrier is broken: process %d died; reset() makes it usable again"
                .formatted(child.pid());
    }

    private static void assertWorks(Barrier barrier) {
        barrier.reset();
        List<Future<Integer>> all =
                Side.THREADS.start(barrier.parties(), () -> barrier.await(Wait.CHILD.time()));
        Side.get(all);
        assertFalse(barrier.isBroken());
    }

    @Test
    void barrierBreaksForThoseWhoWaitWithTheDead() {
        Barrier barrier = barrier(4);
        ChildProcess child =
                child(() -> Side.THREADS.start(2, () -> barrier.await(Wait.CHILD.time())));
        Future<String> other = Side.THREADS.start(breachOf(barrier));
        Wait.CHILD.until("three to wait", () -> barrier.waiting() == 3);
        kill(child);
        assertEquals(died(child), soon(other));
        assertTrue(barrier.isBroken());
        assertWorks(barrier);
    }

    @Test
    @Tag("slow")
    void barrierBreaksIfWhoRunsTheActionDies() {
        Event running = event();
        Barrier barrier =
                barrier(
                        2,
                        () -> {
                            running.set();
                            sleep(LONG);
                        });
        Future<String> other = Side.THREADS.start(breachOf(barrier));
        Wait.CHILD.until("one to wait", () -> barrier.waiting() == 1);
        ChildProcess child = child(() -> Side.THREADS.start(barrier::await));
        assertTrue(running.await(Wait.CHILD.time()));
        Future<String> next = Side.THREADS.start(breachOf(barrier)); // for the next round
        kill(child);
        assertEquals(died(child), soon(other));
        assertEquals(died(child), soon(next));
        assertTrue(barrier.isBroken());
    }

    @Test
    void barrierBreaksIfSomebodyThrowsWhoWasToCome() {
        Barrier barrier = barrier(2);
        Event go = event();
        ChildProcess child =
                spawn(
                                (Barrier _) -> {
                                    go.await();
                                    throw new IllegalStateException("for a test");
                                })
                        .args(barrier)
                        .start();
        Future<String> other = Side.THREADS.start(breachOf(barrier));
        Wait.CHILD.until("one to wait", () -> barrier.waiting() == 1);
        go.set();
        Wait.CHILD.join(child);
        assertEquals(died(child), soon(other));
    }

    @Test
    void barrierBreaksIfSomebodyDiesWhoWasToCome() {
        Barrier barrier = barrier(2);
        ChildProcess child = child(barrier::parties);
        Future<String> other = Side.THREADS.start(breachOf(barrier));
        Wait.CHILD.until("one to wait", () -> barrier.waiting() == 1);
        kill(child);
        assertEquals(died(child), soon(other));
        assertWorks(barrier);
    }

    @Test
    @Tag("slow")
    void barrierBreaksIfSomebodyHasDiedWhoWasToCome() {
        Barrier barrier = barrier(2);
        ChildProcess child = child(barrier::parties);
        kill(child);
        assertFalse(barrier.isBroken(), "nobody waits");
        assertEquals(died(child), soon(Side.THREADS.start(breachOf(barrier))));
    }

    @Test
    @Tag("slow")
    void resetForgetsWhoHasDied() {
        Barrier barrier = barrier(2);
        kill(child(barrier::parties));
        assertWorks(barrier);
        kill(child(barrier::parties));
        Future<String> other = Side.THREADS.start(breachOf(barrier));
        Wait.CHILD.until("it to break", barrier::isBroken);
        Side.get(other);
        assertWorks(barrier);
    }

    @Test
    void whoEndsInGoodOrderDoesNotBreakABarrier() {
        Barrier barrier = barrier(2);
        ChildProcess child = spawn(() -> System.exit(barrier.parties())).start();
        Wait.CHILD.join(child);
        assertEquals(2, child.exitCode());
        Future<Integer> other = Side.THREADS.start(() -> barrier.await(Wait.CHILD.time()));
        Wait.CHILD.until("one to wait", () -> barrier.waiting() == 1);
        assertEquals(1, barrier.await(Wait.CHILD.time()));
        assertEquals(0, Side.get(other));
    }
}
