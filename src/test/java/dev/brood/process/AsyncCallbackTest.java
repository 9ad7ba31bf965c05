package dev.brood.process;

import static dev.brood.Brood.async;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.TaskException;
import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks of a result: each is called once, before the wait is over, and does no harm. */
@ExtendWith(LeavesNothingBehind.class)
class AsyncCallbackTest {

    @TempDir Path temp;

    private final List<Object> called = new CopyOnWriteArrayList<>();

    private AsyncResult<String> word(Gate gate) {
        return async((Gate g) -> g.pass(), gate);
    }

    @Test
    void valueIsPassedOnBeforeTheWaitIsOver() {
        Gate gate = Gate.in(temp, "gate");
        AsyncResult<String> result = word(gate);
        assertSame(result, result.onSuccess(called::add).onError(called::add));
        gate.open("word");
        Wait.CHILD.await(result);
        assertEquals(List.of("word"), called);
    }

    @Test
    void callbackThatComesLateIsCalledAtOnce() {
        AsyncResult<Integer> result = Wait.CHILD.await(async(() -> 1));
        result.onSuccess(called::add);
        result.onError(called::add);
        assertEquals(List.of(1), called);
    }

    @Test
    void failureIsPassedOn() {
        AsyncResult<Integer> result =
                async(() -> {
                    throw new IllegalStateException("on purpose");
                });
        result.onSuccess(called::add).onError(called::add);
        Wait.CHILD.await(result);
        assertEquals(1, called.size());
        var error = assertInstanceOf(TaskException.class, called.getFirst());
        assertEquals("on purpose", error.getCause().getMessage());
    }

    @Test
    void callbackThatThrowsLosesNothing() {
        PrintStream standard = System.err;
        var errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true));
        try {
            Gate gate = Gate.in(temp, "gate");
            AsyncResult<String> result =
                    word(gate)
                            .onSuccess(_ -> {
                                throw new IllegalStateException("bad callback");
                            })
                            .onSuccess(called::add);
            gate.open("word");
            assertEquals("word", Wait.CHILD.get(result));
            assertEquals(List.of("word"), called);
        } finally {
            System.setErr(standard);
        }
        assertEquals(1, errors.toString().lines().count(), errors::toString);
        assertTrue(errors.toString().contains("bad callback"), errors::toString);
    }

    @Test
    void callbackMayAskForTheResult() {
        Gate gate = Gate.in(temp, "gate");
        AsyncResult<String> result = word(gate);
        result.onSuccess(_ -> called.add(result.get() + result.ready() + result.successful()));
        gate.open("word");
        Wait.CHILD.await(result);
        assertEquals(List.of("wordtruetrue"), called);
    }

    @Test
    void futuresCanBeCombined() {
        int sum =
                async(() -> 1)
                        .toCompletableFuture()
                        .thenCombine(async(() -> 2).toCompletableFuture(), Integer::sum)
                        .orTimeout(
                                Wait.CHILD.time().toSeconds(),
                                java.util.concurrent.TimeUnit.SECONDS)
                        .join();
        assertEquals(3, sum);
    }

    @Test
    void futureFailsAsTheResultDoes() {
        var future =
                Wait.CHILD
                        .await(
                                async(() -> {
                                    throw new IllegalStateException("on purpose");
                                }))
                        .toCompletableFuture();
        var error = assertThrows(CompletionException.class, future::join);
        assertInstanceOf(TaskException.class, error.getCause());
    }
}
