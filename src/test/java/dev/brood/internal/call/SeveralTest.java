package dev.brood.internal.call;

import static dev.brood.Brood.asCompleted;
import static dev.brood.Brood.async;
import static dev.brood.Brood.millis;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.threadPool;
import static dev.brood.Brood.waitAll;
import static dev.brood.Brood.waitAny;
import static dev.brood.Brood.waitFirstError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.channel.Waitable;
import dev.brood.error.ResultTimeoutException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.error.WorkerDiedException;
import dev.brood.pool.Pool;
import dev.brood.process.AsyncResult;
import dev.brood.process.Waited;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several results at once. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class SeveralTest {

    private static final Duration LONG = Wait.CHILD.time();

    private final List<Promise<Integer>> promises = new ArrayList<>();

    private AsyncResult<Integer> promised() {
        Promise<Integer> promise = new Promise<>(() -> {});
        promises.add(promise);
        return promise.result();
    }

    private List<AsyncResult<Integer>> promised(int count) {
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(promised());
        }
        return results;
    }

    private void succeed(int index) {
        promises.get(index).succeed(index).run();
    }

    private void fail(int index) {
        promises.get(index).fail(() -> new IllegalStateException("on purpose")).run();
    }

    private static <T> List<T> list(Iterable<T> items) {
        List<T> list = new ArrayList<>();
        items.forEach(list::add);
        return list;
    }

    @Test
    void comeInTheOrderInWhichTheyWereSettled() {
        List<AsyncResult<Integer>> three = promised(3);
        Iterable<AsyncResult<Integer>> completed = asCompleted(three);
        succeed(1);
        fail(2);
        succeed(0);
        List<AsyncResult<Integer>> expected = List.of(three.get(1), three.get(2), three.get(0));
        assertEquals(expected, list(completed));
        assertEquals(expected, list(completed), "each iterator begins anew");
    }

    @Test
    void aResultThatIsGivenTwiceComesOnce() {
        AsyncResult<Integer> one = promised();
        AsyncResult<Integer> other = promised();
        succeed(0);
        succeed(1);
        assertEquals(List.of(one, other), list(asCompleted(List.of(one, other, one))));
        assertEquals(
                new Waited<>(List.of(one, other), List.of()), waitAll(List.of(one, one, other)));
    }

    @Test
    void timeIsOverForThoseThatAreNotThere() {
        List<AsyncResult<Integer>> four = promised(4);
        succeed(3);
        succeed(0);
        Iterator<AsyncResult<Integer>> completed = asCompleted(four, millis(20)).iterator();
        assertEquals(
                List.of(four.get(3), four.get(0)), List.of(completed.next(), completed.next()));
        String message = assertThrows(ResultTimeoutException.class, completed::next).getMessage();
        assertTrue(message.startsWith("2 of 4 results are not there"), message);
        succeed(1);
        assertEquals(four.get(1), completed.next(), "it may be asked again");
    }

    @Test
    void nothingIsCompletedAtOnce() {
        Iterator<AsyncResult<Integer>> none =
                asCompleted(List.<AsyncResult<Integer>>of()).iterator();
        assertFalse(none.hasNext());
        assertThrows(NoSuchElementException.class, none::next);
        assertEquals(new Waited<Integer>(List.of(), List.of()), waitAll(List.of()));
        assertEquals(new Waited<Integer>(List.of(), List.of()), waitFirstError(List.of()));
        assertThrows(IllegalArgumentException.class, () -> waitAny(List.of()));
    }

    @Test
    void waitsForAllOrUntilTimeIsOver() {
        List<AsyncResult<Integer>> two = promised(2);
        fail(1);
        assertEquals(
                new Waited<>(List.of(two.get(1)), List.of(two.get(0))), waitAll(two, millis(5)));
        Thread.ofPlatform().daemon().start(() -> succeed(0));
        assertEquals(new Waited<>(two, List.of()), waitAll(two, LONG));
        assertEquals(new Waited<>(two, List.of()), waitAll(two));
    }

    @Test
    void aFailureEndsTheWaitAndACancelledOneDoesNot() {
        List<AsyncResult<Integer>> four = promised(4);
        succeed(0);
        four.get(1).cancel();
        assertEquals(
                new Waited<>(four.subList(0, 2), four.subList(2, 4)),
                waitFirstError(four, millis(5)));
        Thread.ofPlatform().daemon().start(() -> fail(2));
        assertEquals(new Waited<>(four.subList(0, 3), four.subList(3, 4)), waitFirstError(four));
        assertEquals(
                new Waited<>(four.subList(0, 2), List.of()), waitFirstError(four.subList(0, 2)));
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        List<AsyncResult<Integer>> one = promised(1);
        for (Runnable wait :
                List.<Runnable>of(
                        () -> waitAny(one),
                        () -> waitAll(one),
                        () -> waitFirstError(one),
                        () -> list(asCompleted(one)))) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            CountDownLatch begun = new CountDownLatch(1);
            Thread thread =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                begun.countDown();
                                try {
                                    wait.run();
                                    thrown.complete(null);
                                } catch (Throwable e) {
                                    thrown.complete(e);
                                }
                            });
            begun.await();
            thread.interrupt();
            assertInstanceOf(
                    WaitInterruptedException.class, Wait.CHILD.call("interrupt", thrown::get));
        }
    }

    @Test
    void resultsAreWaitedForTogetherWithQueues() {
        Queue<Integer> items = queue();
        AsyncResult<Integer> never = promised();
        AsyncResult<Integer> there = async(() -> 1);
        List<Waitable> ready = waitAny(List.of(items, never, there));
        assertEquals(List.of(there), ready);
        items.put(1);
        assertEquals(List.of(items, there), waitAny(List.of(items, never, there), LONG));
        List<AsyncResult<Integer>> uncast = waitAny(List.of(never, there), Duration.ZERO);
        assertEquals(1, uncast.getFirst().get());
    }

    @Test
    void resultsOfSeveralPoolsAndCallsComeTogether() {
        try (Pool processes = pool(1);
                Pool threads = threadPool(1)) {
            List<AsyncResult<Integer>> results =
                    List.of(
                            processes.applyAsync((Integer x) -> x, 1),
                            threads.applyAsync((Integer x) -> x, 2),
                            async((Integer x) -> x, 3));
            int sum = 0;
            for (AsyncResult<Integer> result : asCompleted(results, LONG)) {
                sum += result.get(Duration.ZERO);
            }
            assertEquals(6, sum);
        }
    }

    @Test
    void aKilledProcessIsAFailedResult() {
        Queue<Long> pids = queue();
        AsyncResult<Integer> killed =
                async(
                        (Queue<Long> to) -> {
                            to.put(ProcessHandle.current().pid());
                            return queue().get() == null ? 0 : 1;
                        },
                        pids);
        AsyncResult<Integer> other = promised();
        assertTrue(killed.running());
        ProcessHandle.of(pids.get(LONG)).orElseThrow().destroyForcibly();
        Waited<Integer> waited = waitFirstError(List.of(other, killed), LONG);
        assertEquals(new Waited<>(List.of(killed), List.of(other)), waited);
        assertThrows(WorkerDiedException.class, killed::get);
        assertFalse(killed.running());
    }

    @Test
    void theOthersGoOnWhenOneHasFailed() {
        Queue<Integer> go = queue();
        try (Pool two = pool(2)) {
            AsyncResult<Integer> slow = two.applyAsync((Queue<Integer> from) -> from.get(), go);
            AsyncResult<Integer> failing = two.applyAsync((Integer x) -> 1 / x, 0);
            assertEquals(
                    new Waited<>(List.of(failing), List.of(slow)),
                    waitFirstError(List.of(slow, failing)));
            go.put(7);
            assertEquals(7, Wait.CHILD.get(slow));
        }
    }

    @Test
    void oneThatWaitsInLineIsNotRunning() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Pool one = threadPool(1)) {
            AsyncResult<Integer> first =
                    one.applyAsync(() -> {
                        begun.countDown();
                        go.await();
                        return 1;
                    });
            AsyncResult<Integer> second = one.applyAsync(() -> 2);
            assertTrue(Wait.CHILD.holdsInTime(first::running));
            assertFalse(second.running());
            go.countDown();
            assertEquals(2, Wait.CHILD.get(second));
            assertFalse(first.running());
            assertFalse(second.running());
        }
    }

    @Test
    void aProcessOfAPoolRunsWhatItHasBegun() {
        Queue<Integer> go = queue();
        try (Pool one = pool(1)) {
            AsyncResult<Integer> first = one.applyAsync((Queue<Integer> from) -> from.get(), go);
            AsyncResult<List<Integer>> second = one.mapAsync((Integer x) -> x, List.of(1, 2));
            assertTrue(Wait.CHILD.holdsInTime(first::running));
            assertFalse(second.running());
            go.put(1);
            assertEquals(List.of(1, 2), Wait.CHILD.get(second));
            assertFalse(first.running());
        }
    }

    @Test
    void aCallbackMayWaitForResultsOfItsOwnPool() throws Exception {
        CompletableFuture<List<Integer>> seen = new CompletableFuture<>();
        try (Pool one = threadPool(1)) {
            one.applyAsync(() -> 1)
                    .onSuccess(_ -> {
                        List<AsyncResult<Integer>> more =
                                List.of(one.applyAsync(() -> 2), one.applyAsync(() -> 3));
                        waitAny(more);
                        List<Integer> values = new ArrayList<>();
                        asCompleted(more).forEach(result -> values.add(result.get()));
                        seen.complete(values);
                    });
            assertEquals(List.of(2, 3), Wait.CHILD.call("a callback", seen::get));
        }
    }
}
