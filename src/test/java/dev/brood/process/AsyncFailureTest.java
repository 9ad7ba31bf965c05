package dev.brood.process;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.async;
import static dev.brood.Brood.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import dev.brood.error.StandInException;
import dev.brood.error.TaskException;
import dev.brood.error.WorkerDiedException;
import dev.brood.function.Fn;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import user.Unlucky;
import user.Unlucky.Misfortune;
import user.Unlucky.Stuck;

/** However a function ends, its result tells: nothing is lost and nothing hangs. */
@ExtendWith(LeavesNothingBehind.class)
class AsyncFailureTest {

    private static <E extends Throwable> E thrownBy(Class<E> type, Fn<?> function) {
        AsyncResult<?> result = Wait.CHILD.await(async(function));
        assertFalse(result.successful());
        return assertThrows(type, result::get);
    }

    @Test
    void exceptionIsTheCauseWithItsOwnTraceAndCauses() {
        TaskException error = thrownBy(TaskException.class, () -> Unlucky.fail());
        assertTrue(error.worker().startsWith("Process-"), error::worker);
        assertTrue(
                error.getMessage().contains("IllegalArgumentException: outer"), error::getMessage);
        Throwable cause = assertInstanceOf(IllegalArgumentException.class, error.getCause());
        assertInstanceOf(IOException.class, cause.getCause());
        assertEquals("user.Unlucky.fail", at(cause.getStackTrace()[0]));
        assertTrue(
                Arrays.stream(cause.getStackTrace())
                        .noneMatch(frame -> at(frame).contains("WorkerMain")));
    }

    private static String at(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    @Test
    void exceptionOfTheUsersClassKeepsItsFields() {
        TaskException error =
                thrownBy(
                        TaskException.class,
                        () -> {
                            throw new Misfortune(13);
                        });
        assertEquals(13, assertInstanceOf(Misfortune.class, error.getCause()).number());
    }

    @Test
    @Tag("slow")
    void exceptionThatCannotBeSentHasAStandIn() {
        TaskException error =
                thrownBy(
                        TaskException.class,
                        () -> {
                            throw new Stuck("cannot go");
                        });
        StandInException standIn = assertInstanceOf(StandInException.class, error.getCause());
        assertEquals(Stuck.class.getName(), standIn.originalClass());
        assertEquals("cannot go", standIn.getMessage());
        assertTrue(standIn.toString().endsWith("Stuck: cannot go"), standIn::toString);
    }

    @Test
    void exceptionsThatAreSuppressedComeAlong() {
        TaskException error =
                thrownBy(
                        TaskException.class,
                        () -> {
                            var outer = new IllegalStateException("outer");
                            outer.addSuppressed(new IOException("suppressed"));
                            throw outer;
                        });
        assertEquals("suppressed", error.getCause().getSuppressed()[0].getMessage());
    }

    @Test
    @Tag("slow")
    void traceIsInTermsOfTheSession() {
        try (Session session = Session.open()) {
            session.run(
                    """
                    int divide(int a, int b) {
                        return a / b;
                    }
                    """);
            Throwable cause = session.thrown("async(divide, 1, 0).get()").getCause();
            assertInstanceOf(ArithmeticException.class, cause);
            assertEquals(
                    "session.divide(#1:2)",
                    cause.getStackTrace()[0].toString().replaceFirst("#\\d+", "#1"));
        }
    }

    @Test
    void resultThatCannotBeSentFailsWithThePath() {
        TaskException error =
                thrownBy(
                        TaskException.class,
                        () -> List.of(1, new ByteArrayInputStream(new byte[1])));
        NotSendableException cause = assertInstanceOf(NotSendableException.class, error.getCause());
        assertTrue(
                cause.getMessage().contains("[1] → java.io.ByteArrayInputStream"),
                cause::getMessage);
    }

    @Test
    void exitWithinTheFunctionIsADeath() {
        WorkerDiedException error =
                thrownBy(
                        WorkerDiedException.class,
                        () -> {
                            System.err.println("last words");
                            System.exit(7);
                            return 1;
                        });
        assertEquals(7, error.exitCode());
        assertTrue(error.pid() > 0);
        assertTrue(error.getMessage().contains("exit code 7"), error::getMessage);
        assertTrue(error.getMessage().contains("last words"), error::getMessage);
    }

    @Test
    void deathIsToldThoughTheProcessWasClosed() {
        AsyncResult<?> result = async(() -> event().await(Wait.CROWD.time()));
        ChildProcess process = activeChildren().getFirst();
        process.kill();
        Wait.CHILD.join(process);
        process.close();
        Wait.CHILD.await(result);
        WorkerDiedException error = assertThrows(WorkerDiedException.class, result::get);
        assertEquals(-9, error.exitCode());
    }

    @Test
    void signalIsNamed() {
        WorkerDiedException error =
                thrownBy(
                        WorkerDiedException.class,
                        () -> {
                            new ProcessBuilder(
                                            "kill",
                                            "-9",
                                            String.valueOf(ProcessHandle.current().pid()))
                                    .start();
                            Thread.sleep(Wait.CHILD.time());
                            return 1;
                        });
        assertEquals(-9, error.exitCode());
        assertTrue(error.getMessage().contains("SIGKILL"), error::getMessage);
    }

    @Test
    void outOfMemoryIsExplained() {
        try (Output output = Output.capture()) {
            RuntimeException error =
                    assertThrows(
                            RuntimeException.class,
                            () ->
                                    Wait.CHILD
                                            .await(
                                                    async(() -> {
                                                        List<long[]> kept = new ArrayList<>();
                                                        while (kept.size() < 100) {
                                                            kept.add(
                                                                    new long
                                                                            [Integer.MAX_VALUE
                                                                                    - 8]); // more
                                                            // than
                                                            // there
                                                            // is, so
                                                            // that
                                                            // it
                                                            // fails
                                                            // at
                                                            // once
                                                        }
                                                        return kept.size();
                                                    }))
                                            .get());
            assertTrue(error.toString().contains("OutOfMemoryError"), error::toString);
            assertTrue(error.toString().contains(".heap("), error::toString);
            assertTrue(output.all().size() < 30, () -> "it printed " + output.all());
        }
    }

    @Test
    @Tag("slow")
    void stackOverflowIsAnExceptionLikeOthers() {
        TaskException error =
                thrownBy(
                        TaskException.class,
                        () -> {
                            throw new StackOverflowError("on purpose");
                        });
        assertInstanceOf(StackOverflowError.class, error.getCause());
    }

    /** Cannot be decoded. */
    static final class Bottomless implements Serializable {

        @Serial private static final long serialVersionUID = 1;

        @Serial
        private Object readResolve() {
            throw new StackOverflowError("while it was decoded");
        }
    }

    @Test
    void errorWhileAValueIsDecodedIsTheCause() {
        TaskException error = thrownBy(TaskException.class, Bottomless::new);
        assertInstanceOf(StackOverflowError.class, error.getCause());
    }

    /** An exception with something that cannot be decoded. */
    static final class Deep extends RuntimeException {

        @Serial private static final long serialVersionUID = 1;
        private final Bottomless bottomless = new Bottomless();

        Deep() {
            super("too deep");
        }
    }

    @Test
    void errorWhileAnExceptionIsDecodedLeavesTheStandIn() {
        TaskException error =
                thrownBy(
                        TaskException.class,
                        () -> {
                            throw new Deep();
                        });
        StandInException standIn = assertInstanceOf(StandInException.class, error.getCause());
        assertEquals("too deep", standIn.getMessage());
    }

    @Test
    void exceptionOfAClassThatTheParentCannotLoadHasAStandIn() {
        TaskException error =
                thrownBy(
                        TaskException.class,
                        () -> {
                            throw (RuntimeException) Unlucky.madeHere();
                        });
        StandInException standIn = assertInstanceOf(StandInException.class, error.getCause());
        assertEquals("made.Here", standIn.originalClass());
        assertEquals("from another loader", standIn.getMessage());
    }
}
