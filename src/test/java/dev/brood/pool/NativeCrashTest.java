package dev.brood.pool;

import static dev.brood.Brood.async;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.WorkerDiedException;
import dev.brood.process.AsyncResult;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Native code that crashes its worker. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class NativeCrashTest {

    private static int crash() {
        Fault.NATIVE_CRASH.strike();
        return 0;
    }

    @Test
    void errorNamesTheSignalAndNothingIsLeftInTheFolder(@TempDir Path folder) {
        try (Output output = Output.capture();
                Pool pool = pool(1).cwd(folder)) {
            WorkerDiedException death =
                    assertThrows(
                            WorkerDiedException.class, () -> pool.apply(NativeCrashTest::crash));
            assertEquals(-6, death.exitCode());
            assertTrue(death.getMessage().contains("SIGSEGV"), death::getMessage);
            assertTrue(death.getMessage().contains(Fault.LAST_WORDS), death::getMessage);
            assertEquals(range(1, 4), pool.map(x -> x + 1, range(3)));
            assertEquals(List.of(), output.lines());
            assertTrue(
                    output.errors().stream().anyMatch(line -> line.contains("SIGSEGV")),
                    () -> output.all().toString());
        }
        assertArrayEquals(new String[0], folder.toFile().list());
    }

    @Test
    void whatWasPrintedBeforeTheCrashStaysAndNothingOfTheReportIsAmongIt() {
        try (Output output = Output.capture()) {
            AsyncResult<Integer> result = async(NativeCrashTest::printAndCrash);
            assertThrows(WorkerDiedException.class, () -> Wait.CHILD.get(result));
            assertEquals(List.of("#", "## a title ##", "unfinished"), output.lines());
        }
    }

    private static int printAndCrash() {
        System.out.print("#\n## a title ##\nunfinished");
        return crash();
    }
}
