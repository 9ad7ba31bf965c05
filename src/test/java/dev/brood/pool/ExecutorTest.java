package dev.brood.pool;

import static dev.brood.Brood.event;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.WorkerDiedException;
import dev.brood.sync.Event;
import dev.brood.sync.IntValue;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pool passes for an executor. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class ExecutorTest {

    /** Work that can be sent; what is typed in a session can be sent as it is. */
    interface Work<T> extends Callable<T>, Supplier<T>, Serializable {
        T work();

        @Override
        default T call() {
            return work();
        }

        @Override
        default T get() {
            return work();
        }
    }

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
            assertTrue(executor.submit(call(ExecutorTest::pid)).get() != pid());
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
                            () -> executor.submit(call(ExecutorTest::fail)).get());
            assertInstanceOf(IllegalStateException.class, error.getCause());
        }
    }

    @Test
    void completableFuturesRunInWorkersAndTheirLaterStagesHere() throws Exception {
        try (ExecutorService executor = pool(2).asExecutor()) {
            CompletableFuture<Long> there =
                    CompletableFuture.supplyAsync(supply(ExecutorTest::pid), executor);
            assertTrue(there.get() != pid());
            assertEquals(
                    pid(), there.thenApplyAsync(_ -> pid(), executor).get(20, TimeUnit.SECONDS));
            CompletableFuture<Integer> failing =
                    CompletableFuture.supplyAsync(supply(ExecutorTest::fail), executor);
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

    @Test
    void cancelledFutureStopsItsTask() throws Exception {
        Event begun = event();
        Event never = event();
        try (ExecutorService executor = pool(1).asExecutor()) {
            Future<Boolean> future =
                    executor.submit(
                            call(() -> {
                                begun.set();
                                return never.await(Wait.CROWD.time());
                            }));
            assertTrue(begun.await(Wait.CHILD.time()));
            assertTrue(future.cancel(true));
            assertThrows(CancellationException.class, future::get);
            assertEquals(1, executor.submit(call(() -> 1)).get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void taskThatIsCancelledBeforeItIsSentDoesNotHoldUpTheEnd() throws Exception {
        ExecutorService executor = pool(1).asExecutor();
        CompletionService<Integer> service = new ExecutorCompletionService<>(executor);
        for (int i = 0; i < 8; i++) {
            service.submit(call(() -> 1)).cancel(true);
        }
        for (int i = 0; i < 8; i++) {
            assertTrue(service.poll(20, TimeUnit.SECONDS).isCancelled());
        }
        executor.shutdown();
        assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void terminationIsAwaitedUntilAllIsDone() throws Exception {
        Event gate = event();
        ExecutorService executor = pool(1).asExecutor();
        CompletableFuture<Integer> future =
                CompletableFuture.supplyAsync(
                        supply(() -> {
                            gate.await();
                            return 6;
                        }),
                        executor);
        executor.shutdown();
        assertTrue(executor.isShutdown());
        assertFalse(executor.awaitTermination(50, TimeUnit.MILLISECONDS));
        assertFalse(executor.isTerminated());
        assertThrows(RejectedExecutionException.class, () -> executor.submit(call(() -> 1)));
        assertThrows(
                RejectedExecutionException.class,
                () -> CompletableFuture.supplyAsync(supply(() -> 1), executor));
        gate.set();
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS));
        assertTrue(executor.isTerminated());
        assertEquals(6, future.get());
    }

    @Test
    void shutdownNowStopsWhatRuns() throws Exception {
        Event begun = event();
        Event never = event();
        ExecutorService executor = pool(1).asExecutor();
        Future<Boolean> future =
                executor.submit(
                        call(() -> {
                            begun.set();
                            return never.await(Wait.CROWD.time());
                        }));
        assertTrue(begun.await(Wait.CHILD.time()));
        executor.shutdownNow();
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS));
        assertThrows(ExecutionException.class, future::get);
    }

    @Test
    void executorOfAClosedPoolIsShutDown() {
        Pool pool = pool(1);
        ExecutorService executor = pool.asExecutor();
        pool.apply(() -> 1);
        pool.close();
        assertTrue(executor.isShutdown());
        assertTrue(executor.isTerminated());
        assertThrows(RejectedExecutionException.class, () -> executor.submit(call(() -> 1)));
    }

    /** As the JDK's completion service and invokeAny have it: they have wrapped it, and wait for it. */
    @Test
    void taskThatComesTooLateIsDoneWithTheRejection() {
        Pool pool = pool(1);
        PoolExecutor executor = new PoolExecutor(pool);
        Work<Integer> work = () -> 1;
        RunnableFuture<Integer> task = executor.newTaskFor(work);
        pool.close();
        task.run();
        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> task.get(0, TimeUnit.SECONDS));
        assertInstanceOf(RejectedExecutionException.class, failure.getCause());
        assertTrue(executor.isTerminated());
    }
}
