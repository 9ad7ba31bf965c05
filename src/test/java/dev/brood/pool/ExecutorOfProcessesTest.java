package dev.brood.pool;

import static dev.brood.Brood.pool;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.WorkerDiedException;
import dev.brood.pool.ExecutorTest.Work;
import dev.brood.sync.IntValue;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pool of processes passes for an executor, and costs what it must when one of them dies. */
@Tag("slow")
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ExecutorOfProcessesTest {

    /** What is done for a number. */
    interface Numbered extends Serializable {
        int of(int number);
    }

    private static <T> Callable<T> call(Work<T> work) {
        return work;
    }

    private static <T> Supplier<T> supply(Work<T> work) {
        return work;
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static int fail() {
        throw new IllegalStateException("on purpose");
    }

    @Test
    void tasksRunInWorkersAndFuturesGetTheirValues() throws Exception {
        try (ExecutorService executor = pool(2).asExecutor()) {
            assertTrue(executor.submit(call(ExecutorOfProcessesTest::pid)).get() != pid());
            assertEquals("done", executor.submit((Runnable & Serializable) () -> {}, "done").get());
            List<Future<Integer>> all =
                    executor.invokeAll(List.of(call(() -> 1), call(() -> 2), call(() -> 3)));
            for (int i = 0; i < 3; i++) {
                assertEquals(i + 1, all.get(i).get());
            }
            assertEquals(4, executor.invokeAny(List.of(call(() -> 4))));
            ExecutionException error =
                    assertThrows(
                            ExecutionException.class,
                            () -> executor.submit(call(ExecutorOfProcessesTest::fail)).get());
            assertInstanceOf(IllegalStateException.class, error.getCause());
        }
    }

    @Test
    void completableFuturesRunInWorkersAndTheirLaterStagesHere() throws Exception {
        try (ExecutorService executor = pool(2).asExecutor()) {
            CompletableFuture<Long> there =
                    CompletableFuture.supplyAsync(supply(ExecutorOfProcessesTest::pid), executor);
            assertTrue(there.get() != pid());
            assertEquals(
                    pid(), there.thenApplyAsync(_ -> pid(), executor).get(20, TimeUnit.SECONDS));
            CompletableFuture<Integer> failing =
                    CompletableFuture.supplyAsync(supply(ExecutorOfProcessesTest::fail), executor);
            assertInstanceOf(
                    IllegalStateException.class,
                    assertThrows(ExecutionException.class, failing::get).getCause());
        }
    }

    private static int killMyself() {
        Fault.SIGKILL.strike();
        return 0;
    }

    /** A call for each number from 0. */
    private static List<Callable<Integer>> calls(int count, Numbered work) {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            calls.add(call(() -> work.of(number)));
        }
        return calls;
    }

    @Test
    void killedWorkerFailsTheFutureOfItsTaskAlone() throws Exception {
        try (Output _ = Output.capture();
                ExecutorService executor = pool(2).asExecutor()) {
            List<CompletableFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                futures.add(
                        CompletableFuture.supplyAsync(
                                supply(() -> number == 7 ? killMyself() : number), executor));
            }
            for (int i = 0; i < 20; i++) {
                CompletableFuture<Integer> future = futures.get(i);
                if (i == 7) {
                    ExecutionException error =
                            assertThrows(
                                    ExecutionException.class,
                                    () -> future.get(20, TimeUnit.SECONDS));
                    assertInstanceOf(WorkerDiedException.class, error.getCause());
                } else {
                    assertEquals(i, future.get(20, TimeUnit.SECONDS));
                }
            }
        }
    }

    @Test
    void killedWorkerFailsOneOfThoseThatAreInvokedTogether() throws Exception {
        try (Output _ = Output.capture();
                ExecutorService executor = pool(2).asExecutor()) {
            List<Callable<Integer>> calls =
                    calls(20, number -> number == 7 ? killMyself() : number);
            List<Future<Integer>> futures = executor.invokeAll(calls, 40, TimeUnit.SECONDS);
            for (int i = 0; i < 20; i++) {
                Future<Integer> future = futures.get(i);
                assertEquals(
                        i == 7 ? Future.State.FAILED : Future.State.SUCCESS,
                        future.state(),
                        "of " + i);
            }
            assertInstanceOf(WorkerDiedException.class, futures.get(7).exceptionNow());
            assertEquals(1, executor.submit(call(() -> 1)).get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void withRetriesNobodySeesThatAWorkerWasKilled() throws Exception {
        IntValue kills = value(0);
        try (Output _ = Output.capture();
                ExecutorService executor = pool(2).retries(1).asExecutor()) {
            List<Callable<Integer>> calls =
                    calls(10, number -> number == 3 && kills.add(1) == 1 ? killMyself() : number);
            List<Future<Integer>> futures = executor.invokeAll(calls, 40, TimeUnit.SECONDS);
            for (int i = 0; i < 10; i++) {
                assertEquals(i, futures.get(i).resultNow());
            }
            assertEquals(2, kills.get());
        }
    }
}
