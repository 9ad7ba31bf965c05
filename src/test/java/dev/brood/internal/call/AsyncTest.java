package dev.brood.internal.call;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.async;
import static dev.brood.Brood.println;
import static dev.brood.Brood.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ResultTimeoutException;
import dev.brood.process.AsyncResult;
import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A value from another process, and how it is waited for. */
@ExtendWith(LeavesNothingBehind.class)
class AsyncTest {

    @TempDir Path temp;

    /** A result that is there when the gate is open: the word that was left there. */
    private static AsyncResult<String> word(Gate gate) {
        return async((Gate g) -> g.pass(), gate);
    }

    @Test
    void valueComesBack() {
        AsyncResult<Integer> result = async((Integer a, Integer b) -> a + b, 2, 3);
        assertEquals(5, (int) Wait.CHILD.get(result));
        assertEquals(5, (int) result.get(), "it may be asked for again");
        assertTrue(result.ready());
        assertTrue(result.successful());
        assertTrue(result.isDone());
        assertFalse(result.isCancelled());
        assertEquals("AsyncResult[5]", result.toString());
    }

    @Test
    void nothingIsAValueToo() {
        AsyncResult<String> result = async(() -> null);
        assertNull(Wait.CHILD.get(result));
        assertTrue(result.successful());
    }

    @Test
    void resultThatIsNotReadySaysSo() {
        Gate gate = Gate.in(temp, "gate");
        AsyncResult<String> result = word(gate);
        assertFalse(result.ready());
        assertFalse(result.await(Duration.ZERO));
        assertFalse(result.await(Duration.ofSeconds(-1)));
        assertEquals("AsyncResult[not ready]", result.toString());
        var error = assertThrows(IllegalStateException.class, result::successful);
        assertEquals(
                "the result is not ready yet; await() it, or ask ready() first",
                error.getMessage());
        gate.open("late");
        assertEquals("late", Wait.CHILD.get(result));
    }

    @Test
    void getWithATimeGivesUpAndWorksLater() {
        Gate gate = Gate.in(temp, "gate");
        AsyncResult<String> result = word(gate);
        long start = System.nanoTime();
        var error =
                assertThrows(ResultTimeoutException.class, () -> result.get(Duration.ofMillis(50)));
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(50).toNanos());
        assertEquals(
                "no result after PT0.05S; the work goes on, so ask again or cancel()",
                error.getMessage());
        gate.open("later");
        assertEquals("later", result.get(Wait.CHILD.time()));
    }

    /** Takes longer to decode than its worker lives. */
    static final class SlowToRead implements Serializable {

        @Serial private static final long serialVersionUID = 1;

        @Serial
        private Object readResolve() {
            Wait.CHILD.until("the end of the worker", () -> activeChildren().isEmpty());
            return this;
        }
    }

    @Test
    void valueMayTakeLongerToDecodeThanItsWorkerLives() {
        AsyncResult<SlowToRead> result = async(SlowToRead::new);
        assertNotNull(Wait.CHILD.get(result));
    }

    @Test
    void outputComesBeforeTheResult() {
        try (Output output = Output.capture()) {
            Wait.CHILD.get(
                    async(() -> {
                        println("printed");
                        return 1;
                    }));
            assertEquals(List.of("printed"), output.lines());
        }
    }

    @Test
    void cancelKillsTheProcess() {
        try (Output output = Output.capture()) {
            AsyncResult<Integer> result =
                    async(() -> {
                        println(ProcessHandle.current().pid());
                        sleep(100);
                        return 1;
                    });
            ProcessHandle process =
                    ProcessHandle.of(Long.parseLong(output.await(_ -> true))).orElseThrow();
            assertTrue(result.cancel());
            assertTrue(result.isCancelled());
            assertTrue(result.ready());
            assertThrows(CancellationException.class, result::get);
            assertFalse(result.cancel(), "it was cancelled before");
            Wait.PROMISED.until("the end of a cancelled process", () -> !process.isAlive());
        }
    }

    @Test
    void cancelMayComeDuringTheBoot() {
        for (int i = 0; i < 5; i++) {
            AsyncResult<Integer> result = async(() -> 1);
            assertTrue(result.cancel());
            assertThrows(CancellationException.class, result::get);
        }
    }

    @Test
    void cancelComesTooLateForAResultThatIsThere() {
        AsyncResult<Integer> result = async(() -> 1);
        assertEquals(1, Wait.CHILD.get(result));
        assertFalse(result.cancel());
        assertFalse(result.isCancelled());
        assertEquals(1, result.get());
    }

    @Test
    @Tag("slow")
    void resultIsAFuture() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        Future<String> future = word(gate);
        assertThrows(TimeoutException.class, () -> future.get(1, TimeUnit.MILLISECONDS));
        gate.open("future");
        assertEquals("future", future.get(Wait.CHILD.time().toNanos(), TimeUnit.NANOSECONDS));
        Future<Integer> failing =
                async(() -> {
                    throw new IllegalStateException("on purpose");
                });
        var error =
                assertThrows(
                        ExecutionException.class,
                        () -> failing.get(Wait.CHILD.time().toNanos(), TimeUnit.NANOSECONDS));
        assertEquals("on purpose", error.getCause().getMessage());
    }

    @Test
    void interruptEndsTheWaitAndNotTheWork() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        AsyncResult<String> result = word(gate);
        Thread.currentThread().interrupt();
        assertThrows(dev.brood.error.WaitInterruptedException.class, result::get);
        assertTrue(Thread.interrupted(), "the flag is set again");
        gate.open("still");
        assertEquals("still", Wait.CHILD.get(result));
    }

    @Test
    @Tag("slow")
    void tenResultsAreOnTheirWayAtOnce() {
        Gate gate = Gate.in(temp, "gate");
        List<AsyncResult<String>> results =
                java.util.stream.Stream.generate(() -> word(gate)).limit(10).toList();
        gate.open("all");
        results.forEach(result -> assertEquals("all", Wait.CROWD.get(result)));
    }
}
