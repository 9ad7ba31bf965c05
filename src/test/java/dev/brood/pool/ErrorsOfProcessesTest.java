package dev.brood.pool;

import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import dev.brood.error.StandInException;
import dev.brood.error.TaskException;
import dev.brood.error.WorkerDiedException;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import user.Unlucky;

/** What goes wrong on the way to another process, or with that process, belongs to its own task, too. */
@Timeout(60)
@ExtendWith(NothingLeftInTheEnd.class)
class ErrorsOfProcessesTest {

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = pool(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static final class Unreadable extends ArrayList<String> {
        @Serial private static final long serialVersionUID = 1;

        @Serial
        private void readObject(ObjectInputStream in) throws IOException {
            throw new IOException("on purpose");
        }
    }

    @Test
    void argumentThatCannotBeReadFailsItsTaskWithWhatItThrew() {
        TaskException error =
                assertThrows(
                        TaskException.class,
                        () -> pool.map(List::size, List.of(List.of(), new Unreadable())));
        Throwable cause = assertInstanceOf(IOException.class, error.getCause());
        assertEquals("on purpose", cause.getMessage());
    }

    @Test
    void errorThatCannotBeRebuiltComesAsAStandIn() {
        TaskException stuck =
                assertThrows(
                        TaskException.class,
                        () ->
                                pool.apply(() -> {
                                    throw new Unlucky.Stuck("cannot go");
                                }));
        StandInException standIn = assertInstanceOf(StandInException.class, stuck.getCause());
        assertEquals(Unlucky.Stuck.class.getName(), standIn.originalClass());
        TaskException made =
                assertThrows(
                        TaskException.class,
                        () ->
                                pool.apply(() -> {
                                    throw (RuntimeException) Unlucky.madeHere();
                                }));
        assertInstanceOf(StandInException.class, made.getCause());
    }

    @Test
    void valueThatCannotBeSentFailsItsOwnTaskWithThePath() {
        List<Object> outcomes = new ArrayList<>();
        try (Results<Object> results =
                pool.imap(
                        x -> x == 2 ? List.of(x, Thread.currentThread()) : (Object) x, range(4))) {
            while (results.hasNext()) {
                try {
                    outcomes.add(results.next());
                } catch (NotSendableException e) {
                    assertTrue(e.getMessage().contains("[1]"), e::getMessage);
                    outcomes.add("not sendable");
                }
            }
        }
        assertEquals(List.of(0, 1, "not sendable", 3), outcomes);
    }

    /** Throws an error, of the kind that is not meant to be caught, when it is written. */
    static final class BreaksTheWriter implements Serializable {
        @Serial private static final long serialVersionUID = 1;

        @Serial
        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new NoClassDefFoundError("on purpose");
        }
    }

    @Test
    void itemThatCannotBeWrittenFailsAlone() {
        List<Object> items = List.of(1, new BreaksTheWriter(), 3, Thread.currentThread(), 5);
        List<Object> outcomes = new ArrayList<>();
        try (Results<Object> results = pool.imap(x -> x, items)) {
            while (results.hasNext()) {
                try {
                    outcomes.add(results.next());
                } catch (RuntimeException e) {
                    outcomes.add("failed");
                }
            }
        }
        assertEquals(List.of(1, "failed", 3, "failed", 5), outcomes);
        assertThrows(RuntimeException.class, () -> pool.map(x -> x, items));
        assertTrue(Wait.CHILD.holdsInTime(() -> pool.stats().tasksWaiting() == 0));
    }

    @Test
    void errorOutputOfATaskIsShown() {
        try (Output output = Output.capture()) {
            pool.apply(() -> {
                System.err.println("a warning");
                return null;
            });
            assertTrue(output.errors().contains("a warning"));
        }
    }

    /** Which one of a million it was is the first thing to know. */
    @Test
    void itemThatKilledItsWorkerIsNamedByItsIndexAndValue() {
        var error =
                assertThrows(
                        WorkerDiedException.class,
                        () ->
                                pool.map(
                                        x -> {
                                            if (x.equals("bad")) {
                                                Runtime.getRuntime().halt(3);
                                            }
                                            return x;
                                        },
                                        List.of("good", "bad")));
        assertTrue(
                error.getMessage().contains("result was there (item 1: \"bad\"): exit code 3"),
                error::getMessage);
    }

    @Test
    void workerIsNamedWithItsPid() {
        TaskException error =
                assertThrows(TaskException.class, () -> pool.apply(() -> Unlucky.fail()));
        assertTrue(
                pool.workers().stream().anyMatch(w -> error.worker().contains("pid " + w.pid())),
                error::worker);
    }
}
