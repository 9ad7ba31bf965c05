package dev.brood.pool;

import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.TaskException;
import dev.brood.error.TaskTimeoutException;
import dev.brood.function.Pair;
import dev.brood.process.AsyncResult;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import user.Unlucky;

/** An error belongs to its own task, and says what happened there. */
@Timeout(60)
@ExtendWith(NothingLeftInTheEnd.class)
@ParameterizedClass
@EnumSource
class TaskErrorsTest {

    @Parameter private Home home;

    private static final int CHAIN = 2_000;

    private static Pool pool;

    @BeforeParameterizedClassInvocation
    static void open(Home home) {
        pool = home.pool(2);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        pool.close();
    }

    private static int markedLine(int x) {
        if (x == 3) {
            throw new IllegalArgumentException("123");
        }
        return x;
    }

    @Test
    void errorHasTheTypeMessageAndTraceOfTheWorker() {
        TaskException error =
                assertThrows(TaskException.class, () -> pool.apply(() -> Unlucky.fail()));
        Throwable cause = assertInstanceOf(IllegalArgumentException.class, error.getCause());
        assertEquals("outer", cause.getMessage());
        assertInstanceOf(IOException.class, cause.getCause());
        assertEquals("fail", cause.getStackTrace()[0].getMethodName());
        assertTrue(
                pool.workers().stream().anyMatch(w -> error.worker().startsWith(w.name())),
                error::worker);
        assertEquals(4, pool.apply(TaskErrorsTest::markedLine, 4));
    }

    @Test
    void mapFailsWithTheFirstErrorOnceAllItemsAreDealtWith() {
        List<Integer> seen = new ArrayList<>();
        AsyncResult<List<Integer>> result =
                pool.mapAsync(
                        x -> {
                            if (x >= 5) {
                                throw new IllegalStateException("item " + x);
                            }
                            return x;
                        },
                        range(300));
        TaskException error = assertThrows(TaskException.class, () -> Wait.CHILD.get(result));
        assertEquals("item 5", error.getCause().getMessage());
        assertEquals(0, pool.stats().tasksWaiting());
        try (Results<Integer> results = pool.imap(TaskErrorsTest::markedLine, range(6))) {
            while (results.hasNext()) {
                try {
                    seen.add(results.next());
                } catch (TaskException e) {
                    seen.add(-1);
                }
            }
        }
        assertEquals(List.of(0, 1, 2, -1, 4, 5), seen);
    }

    @Test
    void callbacksAreCalledOnceBeforeTheResultIsReady() {
        AtomicInteger values = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        AsyncResult<Integer> good =
                pool.applyAsync(() -> 7)
                        .onSuccess(values::addAndGet)
                        .onError(_ -> errors.incrementAndGet());
        good.await();
        assertTrue(good.successful());
        assertEquals(7, values.get());
        AsyncResult<Integer> bad =
                pool.applyAsync(TaskErrorsTest::markedLine, 3)
                        .onSuccess(values::addAndGet)
                        .onError(_ -> errors.incrementAndGet());
        bad.await();
        assertEquals(7, values.get());
        assertEquals(1, errors.get());
    }

    @Test
    void callbackThatThrowsLosesNothing() {
        AsyncResult<Integer> result =
                pool.applyAsync(() -> 7)
                        .onSuccess(_ -> {
                            throw new IllegalStateException("a callback that throws on purpose");
                        });
        assertEquals(7, Wait.CHILD.get(result));
        assertEquals(8, pool.apply(() -> 8));
    }

    @Test
    void callbackMayWaitForAnotherResult() throws Exception {
        List<AsyncResult<Integer>> results = new ArrayList<>();
        AtomicInteger sum = new AtomicInteger();
        for (int i = 0; i < CHAIN; i++) {
            results.add(pool.applyAsync(x -> x, i));
        }
        for (int i = 0; i < CHAIN - 1; i++) {
            AsyncResult<Integer> next = results.get(i + 1);
            results.get(i).onSuccess(_ -> sum.addAndGet(next.get()));
        }
        Wait.CHILD.call(
                "all results",
                () -> {
                    results.forEach(AsyncResult::await);
                    return null;
                });
        assertEquals(CHAIN * (CHAIN - 1) / 2, sum.get());
    }

    @Test
    void eachWhoAsksGetsAnErrorOfHisOwn() {
        AsyncResult<Integer> bad = pool.applyAsync(TaskErrorsTest::markedLine, 3);
        TaskException first = assertThrows(TaskException.class, bad::get);
        TaskException second = assertThrows(TaskException.class, bad::get);
        assertSame(first.getCause(), second.getCause());
    }

    @Test
    void failingItemIsNamedByItsIndexAndValue() {
        String text = "x".repeat(500);
        try (Pool pool = home.pool(1)) {
            assertMessage("(item 2: 0, in ", () -> pool.map(x -> 6 / x, List.of(3, 2, 0, 1)));
            assertMessage(
                    "(item 1: \"" + "x".repeat(60) + "…\", in ",
                    () -> pool.map(Integer::parseInt, List.of("1", text)));
            assertMessage(
                    "(item 0: (1, 0), in ",
                    () -> pool.starmap((a, b) -> a / b, List.of(new Pair<>(1, 0))));
            assertMessage(
                    "(item 1, in ", () -> pool.imap(x -> 6 / x, List.of(1, 0)).forEach(_ -> {}));
            assertMessage(" (in ", () -> pool.apply(x -> 6 / x, 0));
        }
        try (Pool pool = home.pool(1).timeout(Duration.ofMillis(200))) {
            TaskTimeoutException late =
                    assertThrows(
                            TaskTimeoutException.class,
                            () -> pool.each(x -> Thread.sleep(x), List.of(0, 60_000)));
            assertTrue(
                    late.getMessage().startsWith("item 1: 60000 ran longer than PT0.2S"),
                    late::getMessage);
        }
    }

    private static void assertMessage(String part, Executable call) {
        TaskException error = assertThrows(TaskException.class, call);
        assertTrue(error.getMessage().contains(part), error::getMessage);
    }
}
