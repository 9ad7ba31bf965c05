package dev.brood.process;

import static dev.brood.Brood.println;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.memory.Session;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Children may have children, and theirs. */
@ExtendWith(LeavesNothingBehind.class)
class NestingTest {

    private static void grow(List<Integer> path) {
        println(path);
        if (path.size() < 2) {
            for (int i = 0; i < 2; i++) {
                List<Integer> longer = new ArrayList<>(path);
                longer.add(i);
                spawn(NestingTest::grow).args(longer).start().join();
            }
        }
    }

    @Test
    void treeOfProcessesRunsInTheOrderOfItsStartsAndJoins() {
        try (Output output = Output.capture()) {
            ChildProcess root = spawn(NestingTest::grow).args(List.of()).start();
            Wait.CHILD.join(root);
            assertEquals(
                    List.of("[]", "[0]", "[0, 0]", "[0, 1]", "[1]", "[1, 0]", "[1, 1]"),
                    output.lines());
        }
    }

    private static void parentWithThePidOfOneWhoWasKilled() throws IOException {
        long pid = ProcessHandle.current().pid();
        for (String left : List.of("parent-" + pid, "replies-" + pid + "-0")) {
            Files.createFile(Session.folder().resolve(left));
        }
        ChildProcess child = spawn(() -> println("born")).start();
        Wait.CHILD.join(child);
    }

    /** Pids come again after some 32,000 processes, and a process that was killed leaves its files in the folder. */
    @Test
    void processStartsChildrenThoughOneOfItsPidLeftFiles() {
        try (Output output = Output.capture()) {
            ChildProcess parent = spawn(NestingTest::parentWithThePidOfOneWhoWasKilled).start();
            Wait.CHILD.join(parent);
            assertEquals(List.of("born"), output.lines());
            assertEquals(0, parent.exitCode());
        }
    }
}
