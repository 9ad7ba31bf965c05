package dev.brood.pool;

import static dev.brood.Brood.event;
import static dev.brood.Brood.intArray;
import static dev.brood.Brood.range;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ResultTimeoutException;
import dev.brood.error.TaskTimeoutException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.process.AsyncResult;
import dev.brood.sync.Event;
import dev.brood.sync.IntArray;
import dev.brood.sync.IntValue;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not wanted any more is stopped for real, and nothing else is. */
@Tag("slow")
@Timeout(100)
@ExtendWith(LeavesNothingBehind.class)
@ParameterizedClass
@EnumSource
class CancelTest {

    @Parameter private Home home;

    /** Counts for ever, as fast as it can. A thread is interrupted where a process is killed. */
    private static int spin(IntValue counter) {
        while (!Thread.currentThread().isInterrupted()) {
            counter.add(1);
        }
        return 0;
    }

    private static void awaitRunning(IntValue counter) {
        int seen = counter.get();
        Wait.CHILD.until("the task to run", () -> counter.get() > seen + 1000);
    }

    private static void assertStopped(Pool pool, IntValue counter) {
        Wait.CHILD.until(
                "idle workers",
                () ->
                        pool.workers().size() == 2
                                && pool.workers().stream()
                                        .allMatch(w -> w.state() == WorkerInfo.State.IDLE));
        Wait.CHILD.until("the end of the last tasks", () -> isAtRest(counter));
        int stopped = counter.get();
        assertEquals(range(1, 21), pool.map(x -> x + 1, range(20)));
        assertEquals(stopped, counter.get());
        assertEquals(0, pool.stats().tasksWaiting());
    }

    /** A thread may need a moment after its interrupt. */
    private static boolean isAtRest(IntValue counter) {
        int before = counter.get();
        sleep(Duration.ofMillis(20));
        return counter.get() == before;
    }

    @Test
    void cancelledMapStopsAndThePoolGoesOn() {
        IntValue counter = value(0);
        try (Pool pool = home.pool(2)) {
            AsyncResult<?> result = pool.mapAsync(_ -> spin(counter), range(100));
            awaitRunning(counter);
            assertTrue(result.cancel());
            assertThrows(CancellationException.class, result::get);
            assertFalse(result.cancel());
            assertStopped(pool, counter);
        }
    }

    @Test
    void interruptedMapStopsAndThePoolGoesOn() throws Exception {
        IntValue counter = value(0);
        try (Pool pool = home.pool(2)) {
            FutureTask<List<Integer>> call =
                    new FutureTask<>(() -> pool.map(_ -> spin(counter), range(100)));
            Thread thread = Thread.ofPlatform().daemon().start(call);
            awaitRunning(counter);
            thread.interrupt();
            ExecutionException error =
                    assertThrows(
                            ExecutionException.class,
                            () -> call.get(Wait.CHILD.time().toSeconds(), TimeUnit.SECONDS));
            assertInstanceOf(WaitInterruptedException.class, error.getCause());
            assertStopped(pool, counter);
        }
    }

    @Test
    void closedResultsStopAndThePoolGoesOn() {
        IntValue counter = value(0);
        try (Pool pool = home.pool(2)) {
            try (Results<Integer> results = pool.imap(_ -> spin(counter), range(100))) {
                assertThrows(
                        ResultTimeoutException.class, () -> results.next(Duration.ofMillis(1)));
                awaitRunning(counter);
            }
            assertStopped(pool, counter);
        }
    }

    @Test
    void cancelTouchesNoOtherTask() {
        IntArray runs = intArray(600);
        try (Pool pool = home.pool(2)) {
            AsyncResult<List<Integer>> others =
                    pool.mapAsync(
                            i -> {
                                sleep(Duration.ofMillis(1));
                                return runs.add(i, 1);
                            },
                            range(600));
            for (int i = 0; i < 25 && !others.ready(); i++) {
                AsyncResult<Integer> short1 =
                        pool.applyAsync(
                                millis -> {
                                    sleep(Duration.ofMillis(millis));
                                    return 1;
                                },
                                i % 5);
                others.await(Duration.ofMillis(i * 2));
                short1.cancel();
            }
            assertTrue(Wait.CROWD.get(others).stream().allMatch(times -> times == 1));
        }
    }

    @Test
    void timeoutTouchesNoTaskButTheSlowOne() {
        Duration limit = Wait.PROMISED.time();
        Event never = event();
        try (Pool pool = home.pool(2).timeout(limit)) {
            AsyncResult<Integer> hanging =
                    pool.applyAsync(() -> never.await(Wait.CROWD.time()) ? 1 : 0);
            assertEquals(range(1, 101), pool.map(x -> x + 1, range(100)));
            TaskTimeoutException error =
                    assertThrows(TaskTimeoutException.class, () -> Wait.CHILD.get(hanging));
            assertTrue(error.getMessage().contains(limit.toString()), error::getMessage);
            assertEquals(2, pool.apply(() -> 2));
            assertEquals(1, pool.stats().restarts());
        }
    }

    @Test
    void resultThatIsNotThereInTimeCanBeAskedForAgain() throws Exception {
        Event gate = event();
        try (Pool pool = home.pool(1)) {
            AsyncResult<Integer> result =
                    pool.applyAsync(() -> {
                        gate.await();
                        return 8;
                    });
            assertThrows(IllegalStateException.class, result::successful);
            assertThrows(ResultTimeoutException.class, () -> result.get(Duration.ofMillis(100)));
            assertThrows(TimeoutException.class, () -> result.get(1, TimeUnit.MILLISECONDS));
            assertFalse(result.ready());
            gate.set();
            assertEquals(8, Wait.CHILD.get(result));
            assertEquals(8, result.get());
            assertTrue(result.successful());
        }
    }
}
