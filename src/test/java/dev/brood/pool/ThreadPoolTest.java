package dev.brood.pool;

import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static dev.brood.Brood.threadPool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ClosedException;
import dev.brood.error.TaskException;
import dev.brood.error.TaskTimeoutException;
import dev.brood.internal.base.SystemThreads;
import dev.brood.process.AsyncResult;
import dev.brood.testing.Folders;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import user.Threads;

/** What is different where workers are threads. What is the same is in the tests that run on both. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ThreadPoolTest {

    /** Nobody could send it. */
    private static final class Local {
        private final Thread owner = Thread.currentThread();
        private int touched;
    }

    @Test
    void nothingIsCopied() {
        Local local = new Local();
        Object result = new Object();
        try (Pool pool = threadPool(2)) {
            assertSame(local, pool.apply(x -> x, local));
            assertSame(result, pool.apply(() -> result));
            pool.apply(
                    (Local x) -> {
                        x.touched++;
                    },
                    local);
            assertEquals(1, local.touched);
            assertFalse(pool.apply(() -> Thread.currentThread() == local.owner));
            List<Local> items = List.of(local, new Local());
            assertSame(items.get(1), pool.map(x -> x, items).get(1));
            assertEquals(0, pool.stats().bytesIn());
        }
    }

    @Test
    void waitingTasksWaitSideBySide() {
        int tasks = 20;
        CyclicBarrier meeting = new CyclicBarrier(tasks);
        try (Pool pool = threadPool(tasks)) {
            pool.each(_ -> meeting.await(), range(tasks));
            assertEquals(tasks, pool.stats().tasksDone());
        }
    }

    @Test
    void exceptionIsTheCauseItselfWithItsTrace() {
        IllegalArgumentException thrown = new IllegalArgumentException("on purpose");
        try (Pool pool = threadPool(1)) {
            TaskException error =
                    assertThrows(
                            TaskException.class,
                            () ->
                                    pool.map(
                                            x -> {
                                                if (x == 1) {
                                                    throw thrown;
                                                }
                                                return x;
                                            },
                                            range(3)));
            assertSame(thrown, error.getCause());
            assertTrue(error.worker().startsWith("ThreadPoolWorker-"), error::worker);
            assertTrue(error.getMessage().contains("item 1: 1, in "), error::getMessage);
            assertInstanceOf(
                    StackOverflowError.class,
                    assertThrows(TaskException.class, () -> pool.apply(() -> deep(1))).getCause());
            assertEquals(0, pool.stats().restarts());
        }
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static int deep(int x) {
        return deep(x + 1) + 1;
    }

    @Test
    void settingsOfProcessesAreRefused() {
        Pool pool = threadPool(1);
        for (Runnable setting :
                List.<Runnable>of(
                        () -> pool.env("A", "b"),
                        () -> pool.cwd("/"),
                        () -> pool.heap("64m"),
                        () -> pool.jvm("-Xint"))) {
            IllegalStateException error = assertThrows(IllegalStateException.class, setting::run);
            assertTrue(error.getMessage().contains("is for processes"), error::getMessage);
        }
        assertThrows(IllegalArgumentException.class, () -> threadPool(0));
    }

    @Test
    void threadsHaveNames() {
        try (Pool pool = threadPool(1);
                Pool named = threadPool(2).name("cooks")) {
            String name = pool.apply(() -> Thread.currentThread().getName());
            assertTrue(name.startsWith("ThreadPoolWorker-"), name);
            assertEquals(name, pool.workers().getFirst().name());
            assertTrue(
                    named.apply(() -> Thread.currentThread().getName())
                            .startsWith("cooks-worker-"));
            assertEquals("Pool[1 threads]", pool.toString());
        }
    }

    @Test
    void lateTaskIsInterruptedAndFails() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Pool pool = threadPool(2).timeout(Duration.ofMillis(200))) {
            AsyncResult<Integer> late =
                    pool.applyAsync(() -> {
                        try {
                            Thread.sleep(60_000);
                            return 1;
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            throw e;
                        }
                    });
            TaskTimeoutException error =
                    assertThrows(TaskTimeoutException.class, () -> Wait.CHILD.get(late));
            assertTrue(error.getMessage().contains("interrupted"), error::getMessage);
            interrupted.await();
            assertEquals(range(1, 101), pool.map(x -> x + 1, range(100)));
            assertEquals(1, pool.stats().restarts());
        }
    }

    @Test
    void taskThatTakesNoNoticeOfTheInterruptHoldsUpNobodyForLong() throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true));
        try {
            Pool pool = threadPool(1).timeout(Duration.ofMillis(100));
            AsyncResult<Integer> late =
                    pool.applyAsync(() -> {
                        while (!end.get()) {
                            Thread.onSpinWait();
                        }
                        return 1;
                    });
            assertThrows(TaskTimeoutException.class, () -> Wait.CHILD.get(late));
            assertEquals(2, pool.apply(() -> 2));
            Wait.CHILD.call(
                    "the end of the pool",
                    () -> {
                        pool.close();
                        return null;
                    });
            assertTrue(
                    errors.toString().contains("was interrupted and does not end"),
                    errors::toString);
            assertThrows(TaskTimeoutException.class, late::get);
        } finally {
            System.setErr(before);
            end.set(true);
        }
    }

    @Test
    void cancelAndTerminateInterrupt() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger interrupts = new AtomicInteger();
        Pool pool = threadPool(2);
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            results.add(
                    pool.applyAsync(() -> {
                        begun.countDown();
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException e) {
                            interrupts.incrementAndGet();
                        }
                        return 1;
                    }));
        }
        begun.await();
        assertTrue(results.getFirst().cancel());
        Wait.CHILD.until("the interrupt", () -> interrupts.get() == 1);
        assertEquals(3, pool.apply(() -> 3));
        pool.terminate();
        pool.join();
        assertEquals(2, interrupts.get());
        assertThrows(ClosedException.class, () -> results.get(1).get());
    }

    @Test
    void workersAreReplacedAfterSoManyTasks() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Pool pool = threadPool(2).maxTasksPerChild(5)) {
            pool.each(_ -> threads.add(Thread.currentThread()), range(50));
            assertTrue(threads.size() >= 10, () -> threads.size() + " threads");
        }
    }

    @Test
    void leftInterruptDoesNotReachTheNextTask() {
        try (Pool pool = threadPool(1)) {
            for (int i = 0; i < 20; i++) {
                pool.apply(() -> Thread.currentThread().interrupt());
                assertFalse(pool.apply(() -> Thread.currentThread().isInterrupted()));
            }
            assertEquals(0, pool.stats().restarts());
        }
    }

    @Test
    void everyStageOfACompletableFutureRunsInThePool() throws Exception {
        try (ExecutorService executor = threadPool(2).name("own").asExecutor()) {
            CompletableFuture<String> name =
                    CompletableFuture.supplyAsync(() -> Thread.currentThread().getName(), executor)
                            .thenApplyAsync(
                                    first -> first + " " + Thread.currentThread().getName(),
                                    executor);
            assertTrue(name.get().matches("own-worker-\\d own-worker-\\d"), name.get());
            Object local = new Object();
            assertSame(local, executor.submit(() -> local).get());
        }
    }

    @Test
    void taskMayUseAPoolOfProcesses() {
        try (Pool threads = threadPool(2);
                Pool processes = pool(1)) {
            assertEquals(List.of(1, 2), threads.map(x -> processes.apply(y -> y + 1, x), range(2)));
        }
    }

    @Test
    void poolThatNobodyCanReachEndsItsThreads() {
        assertEquals(range(3), threadPool(2).name("forgotten").map(x -> x, range(3)));
        Wait.CHILD.until(
                "the end of the threads",
                () -> {
                    System.gc();
                    return Stream.of(SystemThreads.running())
                            .noneMatch(thread -> thread.getName().startsWith("forgotten"));
                });
    }

    /** Of a program that does nothing else. */
    @Test
    void neitherAProcessNorSharedMemoryIsMade() throws Exception {
        try (Program program = Program.start(Threads.class)) {
            assertEquals(0, program.join(), () -> program.errors().toString());
            assertEquals(
                    List.of(
                            "[0, 1, 4, 9]",
                            "java.lang.IllegalStateException: on purpose",
                            "children: 0"),
                    program.output());
            assertEquals(List.of(), program.errors());
        }
        assertTrue(Folders.of(ProcessHandle.current().pid()).size() <= 1);
    }
}
