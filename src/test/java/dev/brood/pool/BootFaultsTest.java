package dev.brood.pool;

import static dev.brood.Brood.lock;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.brood.error.ClosedException;
import dev.brood.error.ResultTimeoutException;
import dev.brood.function.Action;
import dev.brood.pool.FaultTable.Cell;
import dev.brood.process.AsyncResult;
import dev.brood.sync.IntValue;
import dev.brood.sync.Lock;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the fault table for workers that do not get ready. Each field needs a pool of its own. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(LeavesNothingBehind.class)
class BootFaultsTest {

    static Stream<Cell> cells() {
        return FaultTable.read().stream().filter(cell -> cell.stage().contains("boot"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void badStartCostsNothingUnlessItIsEveryStart(Cell cell) throws Exception {
        IntValue starts = value(0);
        int bad = cell.stage().equals("boot") ? 1 : Integer.MAX_VALUE;
        try (Output _ = Output.capture();
                Pool pool =
                        pool(2).heap("32m").initializer(initializer(cell.fault(), starts, bad))) {
            if (cell.outcome().equals("nothing")) {
                assertEquals(
                        range(1, 7),
                        Wait.CHILD.call("the map", () -> pool.map(x -> x + 1, range(6))));
                if (cell.fault() == Fault.HANG) {
                    pool.terminate(); // it would be waited for
                }
                return;
            }
            if (cell.outcome().equals("waits")) {
                AsyncResult<Integer> result = pool.applyAsync(() -> 1);
                assertThrows(ResultTimeoutException.class, () -> result.get(Wait.PROMISED.time()));
                pool.terminate();
                assertThrows(ClosedException.class, result::get);
                return;
            }
            Exception first =
                    assertThrows(
                            Exception.class,
                            () -> Wait.CROWD.call("the end", () -> pool.map(x -> x, range(6))));
            FaultTableTest.check(cell, unwrapped(first));
            RuntimeException second =
                    assertThrows(RuntimeException.class, () -> pool.apply(() -> 1));
            FaultTableTest.check(cell, second);
        }
    }

    private static RuntimeException unwrapped(Exception thrown) {
        return thrown instanceof RuntimeException already
                ? already
                : (RuntimeException) thrown.getCause();
    }

    private static Action initializer(Fault fault, IntValue starts, int bad) {
        if (fault == Fault.UNSENDABLE) {
            Thread thread = Thread.currentThread();
            return () -> thread.interrupt();
        }
        return () -> {
            if (starts.add(1) <= bad) {
                fault.strike();
            }
        };
    }

    @Test
    void goodStartEndsARowOfBadOnesThoughItsWorkerLivesOn() {
        int workers = 3;
        IntValue starts = value(0);
        Lock oneByOne = lock();
        Action start = () -> oneByOne.run(() -> surviveOneOfSix(starts));
        try (Output _ = Output.capture();
                Pool pool = pool(workers).initializer(start)) {
            Wait.CROWD.until(
                    "all to be there", () -> pool.apply(() -> starts.get()) == 6 * workers);
        }
    }

    private static void surviveOneOfSix(IntValue starts) {
        if (starts.add(1) % 6 != 0) {
            Fault.SIGKILL.strike();
        }
    }
}
