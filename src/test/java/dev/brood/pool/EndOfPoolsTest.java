package dev.brood.pool;

import static dev.brood.Brood.CANCEL;
import static dev.brood.Brood.event;
import static dev.brood.Brood.range;
import static dev.brood.Brood.semaphore;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ClosedException;
import dev.brood.error.ResultTimeoutException;
import dev.brood.process.AsyncResult;
import dev.brood.sync.Event;
import dev.brood.sync.IntValue;
import dev.brood.sync.Semaphore;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** However a pool ends, nothing hangs and nothing is left. */
@Tag("slow")
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@ParameterizedClass
@EnumSource
class EndOfPoolsTest {

    @Parameter private Home home;

    private static void inTime(String what, Runnable action) throws Exception {
        Wait.CHILD.call(
                what,
                () -> {
                    action.run();
                    return null;
                });
    }

    @Test
    void closeWaitsForAllTasks() throws Exception {
        IntValue done = value(0);
        Pool pool = home.pool(1);
        AsyncResult<Integer> last = null;
        for (int i = 0; i < 3; i++) {
            last = pool.applyAsync(() -> done.add(1));
        }
        inTime("the end", pool::close);
        assertEquals(3, done.get());
        assertEquals(3, last.get());
        pool.close(); // again does nothing
        pool.join();
    }

    @Test
    void usedAfterItsEndItSaysSo() {
        Pool used = home.pool(1);
        used.apply(() -> 1);
        used.close();
        Pool unused = home.pool(1);
        unused.close();
        for (Pool pool : new Pool[] {used, unused}) {
            assertThrows(ClosedException.class, () -> pool.apply(() -> 1));
            assertThrows(ClosedException.class, () -> pool.map(x -> x, range(3)));
            assertThrows(ClosedException.class, () -> pool.imap(x -> x, range(3)));
        }
    }

    @Test
    void joinBeforeTheEndIsSaidIsAnError() {
        try (Pool pool = home.pool(1)) {
            assertThrows(IllegalStateException.class, pool::join);
            pool.apply(() -> 1);
            assertThrows(IllegalStateException.class, pool::join);
        }
    }

    @Test
    void shutdownReturnsAtOnceAndTasksGoOn() {
        Event gate = event();
        Pool pool = home.pool(1);
        AsyncResult<Integer> result =
                pool.applyAsync(() -> {
                    gate.await();
                    return 5;
                });
        pool.shutdown();
        assertFalse(result.ready());
        gate.set();
        assertEquals(5, Wait.CHILD.get(result));
    } // without join: nothing is left even so

    @Test
    void whatWaitsIsCancelledAndWhatRunsIsDone() throws Exception {
        Event gate = event();
        Semaphore begun = semaphore(0);
        Pool pool = home.pool(1);
        AsyncResult<Integer> runs =
                pool.applyAsync(() -> {
                    begun.release();
                    gate.await();
                    return 5;
                });
        AsyncResult<Integer> waits = pool.applyAsync(() -> 6);
        AsyncResult<List<Integer>> many = pool.mapAsync(x -> x, range(100));
        assertTrue(begun.acquire(Wait.CHILD.time()));
        pool.shutdown(CANCEL);
        assertThrows(CancellationException.class, () -> waits.get(Wait.CHILD.time()));
        assertThrows(CancellationException.class, () -> many.get(Wait.CHILD.time()));
        assertTrue(waits.isCancelled());
        assertTrue(many.isCancelled());
        assertFalse(runs.ready());
        gate.set();
        assertEquals(5, Wait.CHILD.get(runs));
        assertThrows(ClosedException.class, () -> pool.apply(() -> 1));
        inTime("the end", pool::join);
        pool.shutdown(CANCEL);
    }

    @Test
    void ofAChunkThatRunsTheRestIsCancelled() throws Exception {
        Event gate = event();
        Semaphore begun = semaphore(0);
        IntValue done = value(0);
        Pool pool = home.pool(1).chunkSize(50);
        AsyncResult<List<Integer>> many =
                pool.mapAsync(
                        x -> {
                            begun.release();
                            gate.await();
                            return done.add(1);
                        },
                        range(200));
        assertTrue(begun.acquire(Wait.CHILD.time()));
        Wait.CHILD.until("the pool to hear of it", many::running);
        pool.shutdown(CANCEL);
        gate.set();
        assertThrows(CancellationException.class, () -> many.get(Wait.CHILD.time()));
        inTime("the end", pool::join);
        assertEquals(1, done.get());
    }

    @Test
    void aStreamGivesWhatHasBeenBegunAndThenFails() throws Exception {
        Event gate = event();
        Semaphore begun = semaphore(0);
        Pool pool = home.pool(1);
        Results<Integer> results =
                pool.imap(
                        x -> {
                            begun.release();
                            gate.await();
                            return x;
                        },
                        Stream.iterate(0, x -> x + 1));
        assertThrows(ResultTimeoutException.class, () -> results.next(Duration.ofMillis(1)));
        assertTrue(begun.acquire(Wait.CHILD.time()));
        pool.shutdown(CANCEL);
        gate.set();
        assertEquals(List.of(0), Wait.CHILD.call("the first", () -> List.of(results.next())));
        RuntimeException last;
        do {
            last = assertThrows(RuntimeException.class, results::next);
            assertTrue(
                    last instanceof CancellationException || last instanceof ClosedException,
                    last::toString);
        } while (!(last instanceof ClosedException));
        inTime("the end", pool::join);
    }

    @Test
    void unusedPoolIsShutDownLikeOthers() {
        Pool pool = home.pool(1);
        pool.shutdown(CANCEL);
        pool.join();
        assertThrows(ClosedException.class, () -> pool.apply(() -> 1));
        assertThrows(NullPointerException.class, () -> pool.shutdown(null));
    }

    @Test
    void terminateStopsAtOnceAndFailsWhatIsPending() throws Exception {
        Event gate = event();
        Pool pool = home.pool(3);
        AsyncResult<?> result =
                pool.mapAsync(
                        x -> {
                            gate.await();
                            return x;
                        },
                        range(10_000));
        inTime(
                "the end",
                () -> {
                    pool.terminate();
                    pool.join();
                });
        assertThrows(ClosedException.class, result::get);
        assertTrue(pool.workers().isEmpty());
    }

    @Test
    void everyTaskThatRunsFailsByTheTerminationAndNotByTheDeathOfItsWorker() throws Exception {
        int workers = 8;
        Event gate = event();
        Semaphore running = semaphore(0);
        Pool pool = home.pool(workers);
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            results.add(
                    pool.applyAsync(() -> {
                        running.release();
                        gate.await();
                        return 1;
                    }));
        }
        for (int i = 0; i < workers; i++) {
            assertTrue(running.acquire(Wait.CHILD.time()));
        }
        inTime(
                "the end",
                () -> {
                    pool.terminate();
                    pool.join();
                });
        for (AsyncResult<Integer> result : results) {
            assertThrows(ClosedException.class, result::get);
        }
    }

    @Test
    void resultsOfATerminatedPoolFailOnceAndEnd() {
        Event gate = event();
        Pool pool = home.pool(1);
        Results<Integer> results =
                pool.imap(
                        x -> {
                            gate.await();
                            return x;
                        },
                        range(10));
        assertThrows(
                dev.brood.error.ResultTimeoutException.class,
                () -> results.next(java.time.Duration.ofMillis(1)));
        pool.terminate();
        assertThrows(ClosedException.class, results::next);
        assertFalse(results.hasNext());
        assertThrows(NoSuchElementException.class, results::next);
    }

    @Test
    void closeDoesNotWaitForResultsThatNobodyCanAskFor() throws Exception {
        inTime(
                "the end",
                () -> {
                    Pool pool = home.pool(1);
                    Results<Integer> never = pool.imap(x -> x, range(10));
                    Results<Integer> started = pool.imap(x -> x, Stream.iterate(0, x -> x + 1));
                    assertEquals(0, started.next());
                    pool.close();
                    assertThrows(ClosedException.class, never::next);
                    int given = 1;
                    while (given < 1_000_000) {
                        try {
                            assertEquals(given, started.next());
                            given++;
                        } catch (ClosedException e) {
                            break;
                        }
                    }
                    assertFalse(started.hasNext());
                    assertTrue(given < 1_000_000);
                });
    }

    @Test
    void closeWaitsForAnotherThreadThatAsksForResults() throws Exception {
        Pool pool = home.pool(1);
        Event begun = event();
        var reader =
                new java.util.concurrent.FutureTask<>(() -> {
                    Results<Integer> results = pool.imap(x -> x, range(500));
                    results.next();
                    begun.set();
                    int count = 1;
                    while (results.hasNext()) {
                        results.next();
                        count++;
                    }
                    return count;
                });
        Thread.ofPlatform().daemon().start(reader);
        assertTrue(begun.await(Wait.CHILD.time()));
        inTime("the end", pool::close);
        assertEquals(500, reader.get());
    }

    @Test
    @Timeout(200)
    void sixteenWorkersAndSeveralPoolsAtOnce() {
        try (Pool large = home.pool(16);
                Pool small = home.pool(1)) {
            AsyncResult<?> both = large.mapAsync(x -> x + 1, range(400));
            assertEquals(range(1, 51), small.map(x -> x + 1, range(50)));
            assertEquals(range(1, 401), Wait.CROWD.get(both));
            assertEquals(16, large.workers().size());
        }
    }

    @Test
    void closeWaitsForCallbacks() {
        AtomicReference<String> saved = new AtomicReference<>();
        Pool pool = home.pool(1);
        CountDownLatch begun = new CountDownLatch(1);
        AsyncResult<Integer> result =
                pool.applyAsync(() -> 1)
                        .onSuccess(value -> {
                            begun.countDown();
                            Thread.sleep(500);
                            saved.set("saved " + value);
                        });
        Wait.CHILD.until("the callback to begin", () -> begun.getCount() == 0);
        pool.close();
        assertEquals("saved 1", saved.get());
        assertTrue(result.ready());
    }

    @Test
    void callbackMayCloseItsPool() {
        CountDownLatch closed = new CountDownLatch(1);
        Pool pool = home.pool(1);
        AsyncResult<Integer> _ =
                pool.applyAsync(() -> 1)
                        .onSuccess(_ -> {
                            pool.close();
                            closed.countDown();
                        });
        Wait.CHILD.until("the callback to close the pool", () -> closed.getCount() == 0);
        pool.close();
    }
}
