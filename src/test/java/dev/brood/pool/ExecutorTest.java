package dev.brood.pool;

import static dev.brood.Brood.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.io.Serializable;
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
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool passes for an executor. */
@Tag("slow")
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@ParameterizedClass
@EnumSource
class ExecutorTest {

    @Parameter private Home home;

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

    private static <T> Callable<T> call(Work<T> work) {
        return work;
    }

    private static <T> Supplier<T> supply(Work<T> work) {
        return work;
    }

    @Test
    void cancelledFutureStopsItsTask() throws Exception {
        Event begun = event();
        Event never = event();
        try (ExecutorService executor = home.pool(1).asExecutor()) {
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
        ExecutorService executor = home.pool(1).asExecutor();
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
        ExecutorService executor = home.pool(1).asExecutor();
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
        ExecutorService executor = home.pool(1).asExecutor();
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
        Pool pool = home.pool(1);
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
        Pool pool = home.pool(1);
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
