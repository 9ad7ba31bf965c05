package dev.brood.pool;

import static dev.brood.Brood.event;
import static dev.brood.Brood.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import dev.brood.error.TaskTimeoutException;
import dev.brood.error.WorkerDiedException;
import dev.brood.pool.FaultTable.Cell;
import dev.brood.pool.FaultZoo.BadArgument;
import dev.brood.pool.FaultZoo.BadGuest;
import dev.brood.pool.FaultZoo.BadResult;
import dev.brood.pool.FaultZoo.BadTask;
import dev.brood.pool.FaultZoo.Citizen;
import dev.brood.pool.FaultZoo.DiesBeforeReply;
import dev.brood.pool.FaultZoo.Good;
import dev.brood.pool.FaultZoo.UnsendableArgument;
import dev.brood.pool.FaultZoo.UnsendableResult;
import dev.brood.sync.Event;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of the table in the documentation holds: a bad citizen costs its own task at most. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NothingLeftInTheEnd.class)
class FaultTableTest {

    private static final int CITIZENS = 8;
    private static final int BAD = 3;
    private static final int WORKERS = 2;
    private static final Duration LIMIT = Wait.PROMISED.time().multipliedBy(2);

    private static Output output;
    private static Pool patient;
    private static Pool impatient;

    @BeforeAll
    static void open() {
        output = Output.capture();
        patient = pool(WORKERS).heap("32m");
        impatient = pool(WORKERS).timeout(LIMIT);
    }

    @AfterAll
    static void close() {
        patient.close();
        impatient.close();
        output.close();
    }

    static Stream<Cell> cells() {
        return FaultTable.read().stream()
                .filter(cell -> !cell.stage().contains("boot"))
                .filter(cell -> !cell.outcome().equals(FaultTable.IMPOSSIBLE));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void citizenCostsItsOwnTaskAtMost(Cell cell) throws Exception {
        Pool pool = cell.fault() == Fault.HANG ? impatient : patient;
        int restarts = pool.stats().restarts();
        Event signal = event();
        Event struck = event();
        List<Citizen> citizens = new ArrayList<>();
        for (int i = 0; i < CITIZENS; i++) {
            citizens.add(i == BAD ? citizen(cell, signal, struck) : new Good(i));
        }
        List<Object> outcomes = Wait.CROWD.call("the outcomes", () -> outcomes(pool, citizens));
        Object bad = outcomes.set(BAD, BAD);
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), outcomes);
        if (cell.stage().equals("idle")) {
            Wait.CHILD.until("the workers to have nothing to do", () -> allIdle(pool));
            signal.set();
            assertTrue(struck.await(Wait.CHILD.time()));
            boolean deadly = cell.fault().ordinal() < Fault.OUT_OF_MEMORY.ordinal();
            awaitWholeCrew(pool, restarts + (deadly ? 1 : 0));
            assertEquals("nothing", cell.outcome());
            assertEquals(!deadly, pids(pool).contains(bad));
        } else {
            check(cell, assertInstanceOf(RuntimeException.class, bad));
            boolean deadly = cell.outcome().matches("died|timed out");
            awaitWholeCrew(pool, restarts + (deadly ? 1 : 0));
        }
        assertEquals(1, Wait.CHILD.call("a task afterwards", () -> pool.apply(() -> 1)));
    }

    private static Citizen citizen(Cell cell, Event signal, Event struck) {
        boolean unsendable = cell.fault() == Fault.UNSENDABLE;
        return switch (cell.stage()) {
            case "receive" ->
                    unsendable
                            ? new UnsendableArgument(Thread.currentThread())
                            : new BadArgument(cell.fault());
            case "run" -> new BadTask(cell.fault());
            case "encode result" ->
                    unsendable ? new UnsendableResult() : new BadResult(cell.fault());
            case "reply" -> new DiesBeforeReply(cell.fault());
            case "idle" -> new BadGuest(cell.fault(), signal, struck);
            default -> throw new AssertionError("no test for the stage " + cell.stage());
        };
    }

    private static List<Object> outcomes(Pool pool, List<Citizen> citizens) {
        List<Object> outcomes = new ArrayList<>();
        try (Results<Object> results = pool.imap(Citizen::serve, citizens)) {
            while (results.hasNext()) {
                try {
                    outcomes.add(results.next());
                } catch (RuntimeException e) {
                    outcomes.add(e);
                }
            }
        }
        return outcomes;
    }

    static void check(Cell cell, RuntimeException error) {
        Fault fault = cell.fault();
        switch (cell.outcome()) {
            case "died", "pool died" -> {
                WorkerDiedException death = assertInstanceOf(WorkerDiedException.class, error);
                assertEquals(fault.exitCode, death.exitCode(), error::getMessage);
                assertTrue(error.getMessage().contains(fault.sign), error::getMessage);
                String words = fault == Fault.OUT_OF_MEMORY ? "OutOfMemoryError" : Fault.LAST_WORDS;
                assertTrue(error.getMessage().contains(words), error::getMessage);
            }
            case "timed out" -> {
                assertInstanceOf(TaskTimeoutException.class, error);
                assertTrue(error.getMessage().contains(LIMIT.toString()), error::getMessage);
            }
            case "threw", "pool threw" -> {
                assertInstanceOf(TaskException.class, error);
                assertTrue(error.getCause().toString().contains(fault.sign), error::getMessage);
            }
            case "not sendable", "refused" ->
                    assertInstanceOf(NotSendableException.class, error, error::toString);
            default -> throw new AssertionError("no test for the outcome " + cell.outcome());
        }
    }

    /** All workers are there again, after so many have been replaced in all. */
    private static void awaitWholeCrew(Pool pool, int restarts) {
        Wait.CHILD.until(
                "the dead worker to be replaced: " + pool.workers() + pool.stats(),
                () -> pool.stats().restarts() == restarts && allIdle(pool));
        assertFalse(pool.workers().stream().anyMatch(worker -> worker.task() != null));
    }

    private static boolean allIdle(Pool pool) {
        return pool.workers().size() == WORKERS
                && pool.workers().stream()
                        .allMatch(worker -> worker.state() == WorkerInfo.State.IDLE);
    }

    private static List<Long> pids(Pool pool) {
        return pool.workers().stream().map(WorkerInfo::pid).toList();
    }
}
