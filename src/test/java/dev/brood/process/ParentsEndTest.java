package dev.brood.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.brood.testing.Folders;
import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Pids;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import user.Household;
import user.Tidy;

/** What becomes of the children when a program ends, one way or another. */
@ExtendWith(LeavesNothingBehind.class)
class ParentsEndTest {

    /** What becomes of a child that is no daemon. */
    private enum Fate {
        WAITED_FOR,
        STOPPED,
        FINISHES_ALONE
    }

    /**
     * A row of the table.
     *
     * @param end how the program ends: what its main method does, or a signal
     * @param code its exit code
     * @param other what becomes of its child that is no daemon; its daemons are stopped in any case
     */
    private record Row(String end, int code, Fate other) {}

    static List<Row> rows() {
        return List.of(
                new Row("return", 0, Fate.WAITED_FOR),
                new Row("exit", 3, Fate.WAITED_FOR),
                new Row("throw", 1, Fate.WAITED_FOR),
                new Row("INT", 130, Fate.STOPPED),
                new Row("TERM", 143, Fate.FINISHES_ALONE),
                new Row("HUP", 129, Fate.FINISHES_ALONE),
                new Row("KILL", 137, Fate.FINISHES_ALONE));
    }

    @TempDir Path temp;

    @ParameterizedTest
    @MethodSource("rows")
    @Tag("slow")
    void daemonsGoAndOthersMeetTheirFate(Row row) throws Exception {
        boolean signal = row.end.equals(row.end.toUpperCase());
        assumeFalse(
                row.end.equals("INT") && isIgnoredHere(2)
                        || row.end.equals("HUP") && isIgnoredHere(1),
                "children of this JVM ignore the signal");
        Gate gate = Gate.in(temp, "gate");
        Gate finished = Gate.in(temp, "finished");
        try (Program program = Program.start(Household.class, temp, row.end)) {
            List<Long> daemons =
                    program.await("daemon (\\d+)", 2).stream().map(Long::valueOf).toList();
            long other = Long.parseLong(program.await("other (\\d+)", 1).getFirst());
            if (signal) {
                program.signal(row.end);
            }
            if (row.other == Fate.WAITED_FOR) {
                assertTrue(program.process().isAlive());
                daemons.forEach(daemon ->
                        assertFalse(Pids.hasEnded(daemon), "daemons are not stopped before"));
                gate.open();
            }
            assertEquals(row.code, program.exitCode());
            Wait.PROMISED.until(
                    "the end of the daemons", () -> daemons.stream().allMatch(Pids::hasEnded));
            if (row.other == Fate.FINISHES_ALONE) {
                assertFalse(Pids.hasEnded(other));
                gate.open();
            }
            if (row.other == Fate.STOPPED) {
                assertTrue(Pids.hasEnded(other));
                assertFalse(finished.isOpen());
            } else {
                assertEquals(
                        row.other == Fate.WAITED_FOR ? "5 with a parent" : "5 alone",
                        finished.pass());
                Wait.CHILD.until("the end of the other child", () -> Pids.hasEnded(other));
            }
            program.join();
            assertEquals(row.other == Fate.WAITED_FOR, program.output().contains("other finished"));
            assertFalse(program.output().contains("daemon finished"));
            Wait.PROMISED.until(
                    "the session's folder to go",
                    () -> Folders.of(program.process().pid()).isEmpty());
            assertEquals(Set.of(), Folders.of(other));
        }
    }

    @Test
    void childMayBeClosedWhileTheEndOfTheProgramWaitsForIt() throws Exception {
        try (Program program = Program.start(Tidy.class, temp)) {
            assertEquals(5, program.join());
            assertEquals(List.of(), program.errorsButWaiting());
            Wait.PROMISED.until(
                    "the session's folder to go",
                    () -> Folders.of(program.process().pid()).isEmpty());
        }
    }

    /**
     * A signal that is ignored stays so in child processes: SIGINT in a job that a shell started in the background, SIGHUP in
     * one that survives its terminal.
     */
    private static boolean isIgnoredHere(int number) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask & 1L << (number - 1)) != 0);
    }
}
