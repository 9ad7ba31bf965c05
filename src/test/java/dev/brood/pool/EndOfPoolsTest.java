package dev.brood.pool;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.event;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static dev.brood.Brood.semaphore;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.Brood;
import dev.brood.error.ClosedException;
import dev.brood.error.WorkerDiedException;
import dev.brood.process.AsyncResult;
import dev.brood.process.ChildProcess;
import dev.brood.sync.Event;
import dev.brood.sync.IntValue;
import dev.brood.sync.Semaphore;
import dev.brood.testing.Folders;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import user.Forgetful;

/** However a pool ends, nothing hangs and nothing is left. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class EndOfPoolsTest {

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
        Pool pool = pool(1);
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
        Pool used = pool(1);
        used.apply(() -> 1);
        used.close();
        Pool unused = pool(1);
        unused.close();
        for (Pool pool : new Pool[] {used, unused}) {
            assertThrows(ClosedException.class, () -> pool.apply(() -> 1));
            assertThrows(ClosedException.class, () -> pool.map(x -> x, range(3)));
            assertThrows(ClosedException.class, () -> pool.imap(x -> x, range(3)));
        }
    }

    @Test
    void joinBeforeTheEndIsSaidIsAnError() {
        try (Pool pool = pool(1)) {
            assertThrows(IllegalStateException.class, pool::join);
            pool.apply(() -> 1);
            assertThrows(IllegalStateException.class, pool::join);
        }
    }

    @Test
    void shutdownReturnsAtOnceAndTasksGoOn() {
        Event gate = event();
        Pool pool = pool(1);
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
    void terminateStopsAtOnceAndFailsWhatIsPending() throws Exception {
        Event gate = event();
        Pool pool = pool(3);
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
        Pool pool = pool(workers);
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
        Pool pool = pool(1);
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
                    Pool pool = pool(1);
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
        Pool pool = pool(1);
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
    void workerThatDiesAfterTheShutdownIsReplacedWhileThereAreTasks() throws Exception {
        Event gate = event();
        Pool pool = pool(1);
        AsyncResult<Integer> dying =
                pool.applyAsync(() -> {
                    gate.await();
                    Runtime.getRuntime().halt(3);
                    return 0;
                });
        AsyncResult<Integer> next = pool.applyAsync(() -> 4);
        pool.shutdown();
        gate.set();
        inTime("the end", pool::join);
        assertThrows(WorkerDiedException.class, dying::get);
        assertEquals(4, next.get());
    }

    @Test
    void workersMayBeClosedByAnybody() throws Exception {
        Pool pool = pool(2);
        assertEquals(range(1, 21), pool.map(x -> x + 1, range(20)));
        List<ChildProcess> before = activeChildren();
        assertEquals(2, before.size());
        for (ChildProcess worker : before) {
            worker.kill();
            Wait.CHILD.join(worker);
            worker.close();
        }
        assertEquals(range(1, 21), Wait.CHILD.call("a map", () -> pool.map(x -> x + 1, range(20))));
        inTime("the end", pool::close);
    }

    @Test
    void workerMayBeClosedBeforeItsPoolIsTerminated() throws Exception {
        Event gate = event();
        Pool pool = pool(2);
        AsyncResult<?> result = pool.mapAsync(_ -> gate.await(Wait.CROWD.time()), range(2));
        ChildProcess first = activeChildren().getFirst();
        first.kill();
        Wait.CHILD.join(first);
        first.close();
        inTime(
                "the end",
                () -> {
                    pool.terminate();
                    pool.join();
                });
        assertThrows(RuntimeException.class, result::get);
    }

    @Test
    void closedPoolsGiveTheirSharedMemoryBack() {
        try (Pool pool = pool(1)) {
            pool.apply(() -> 1); // what lasts is there now
        }
        int before = segments();
        for (int i = 0; i < 3; i++) {
            int captured = i;
            try (Pool pool = pool(2)) {
                assertEquals(range(i, i + 20), pool.map(x -> x + captured, range(20)));
            }
        }
        // what the workers had goes when their end is noticed
        Wait.CHILD.until("the segments of the pools to go", () -> segments() <= before + 1);
    }

    private static int segments() {
        return Folders.of(ProcessHandle.current().pid()).stream()
                .map(folder ->
                        Path.of(folder).toFile().list((_, name) -> name.startsWith("segment-")))
                .mapToInt(names -> names.length)
                .sum();
    }

    @Test
    void closeEndsThoughTasksLeftThreadsBehind() throws Exception {
        try (Output output = Output.capture()) {
            Pool pool = pool(1);
            pool.apply(() -> {
                Thread.ofPlatform().name("left behind").start(() -> Brood.sleep(100));
                Thread.ofPlatform().name("soon over").start(() -> Brood.sleep(.2));
            });
            inTime("the end of a pool whose task left a thread", pool::close);
            assertEquals(
                    List.of(
                            "PoolWorker-%d ends, and with it threads that tasks have left running: left behind"),
                    output.errors().stream()
                            .map(line -> line.replaceFirst("-[0-9]+ ends", "-%d ends"))
                            .toList());
        }
    }

    @Test
    void closeWaitsAMomentForThreadsThatTasksLeftBehind() throws Exception {
        try (Output output = Output.capture()) {
            Pool pool = pool(1);
            pool.apply(() -> {
                Thread.ofPlatform()
                        .start(() -> {
                            Brood.sleep(.3);
                            Brood.println("done");
                        });
            });
            inTime("the end of a pool whose task left a thread", pool::close);
            assertEquals(List.of("done"), output.lines());
            assertEquals(List.of(), output.errors());
        }
    }

    @Test
    void forgottenPoolEndsWithTheProgram() throws Exception {
        try (Program program = Program.start(Forgetful.class)) {
            assertEquals(0, program.join());
            assertEquals(java.util.List.of("0 1 4 9"), program.output());
            Wait.CHILD.until(
                    "the session's folder to go",
                    () -> Folders.of(program.process().pid()).isEmpty());
        }
    }

    @Test
    void outputOfATaskIsSeenBeforeItsResult() {
        try (Output output = Output.capture();
                Pool pool = pool(2)) {
            for (int i = 0; i < 30; i++) {
                int number = i;
                pool.apply(() -> {
                    System.out.println("task " + number);
                    return null;
                });
                assertTrue(output.lines().contains("task " + number));
            }
        }
    }

    @Test
    void taskMayHaveAPoolOfItsOwn() {
        try (Pool pool = pool(2)) {
            assertEquals(
                    java.util.List.of(3, 6),
                    pool.map(
                            x -> {
                                try (Pool inner = pool(2)) {
                                    return inner.map(y -> x * y, range(3)).stream()
                                            .mapToInt(y -> y)
                                            .sum();
                                }
                            },
                            java.util.List.of(1, 2)));
        }
    }

    @Test
    @Timeout(200)
    void sixteenWorkersAndSeveralPoolsAtOnce() {
        try (Pool large = pool(16);
                Pool small = pool(1)) {
            AsyncResult<?> both = large.mapAsync(x -> x + 1, range(400));
            assertEquals(range(1, 51), small.map(x -> x + 1, range(50)));
            assertEquals(range(1, 401), Wait.CROWD.get(both));
            assertEquals(16, large.workers().size());
        }
    }

    @Test
    void closeWaitsForCallbacks() {
        AtomicReference<String> saved = new AtomicReference<>();
        Pool pool = pool(1);
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
        Pool pool = pool(1);
        AsyncResult<Integer> _ =
                pool.applyAsync(() -> 1)
                        .onSuccess(_ -> {
                            pool.close();
                            closed.countDown();
                        });
        Wait.CHILD.until("the callback to close the pool", () -> closed.getCount() == 0);
        pool.close();
    }

    /** Its file is made before it is filled, which takes long enough to be killed in it. */
    @Test
    void workerThatIsKilledAsItHandsOverMuchLeavesNoSegment() throws Exception {
        for (int delay = 0; delay < 200; delay += 40) {
            Pool pool = pool(1);
            pool.apply(() -> 1);
            int before = segments();
            AsyncResult<byte[]> much = pool.applyAsync(() -> new byte[200_000_000]);
            Thread.sleep(delay);
            pool.terminate();
            pool.join();
            assertTrue(much.ready());
            Wait.CHILD.until("the segments of the pool to go", () -> segments() <= before);
        }
    }
}
