package dev.brood.process;

import static dev.brood.Brood.println;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.function.Action2;
import dev.brood.internal.memory.Session;
import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @Tag("slow")
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
        List<Path> left =
                Stream.of("parent-" + pid, "replies-" + pid + "-0")
                        .map(Session.folder()::resolve)
                        .toList();
        for (Path file : left) {
            Files.createFile(file);
        }
        ChildProcess child = spawn(() -> println("born")).start();
        Wait.CHILD.join(child);
        for (Path file : left) {
            Files.delete(file);
        }
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

    private static void startAndDie(Gate ran, byte[] payload) {
        spawn((Integer length) -> ran.open(String.valueOf(length))).args(payload.length).start();
        Runtime.getRuntime().halt(9);
    }

    private static void startWithMuchAndDie(Gate ran, byte[] payload) {
        spawn((byte[] bytes) -> ran.open(String.valueOf(bytes.length))).args(payload).start();
        Runtime.getRuntime().halt(9);
    }

    /** The pipe takes 64 KiB at once; the longest here is longer than what is put into a file. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20_000, 100_000, 70_000_000})
    @Tag("slow")
    void grandchildRunsThoughItsParentDiesWhenStartHasReturned(int length, @TempDir Path temp) {
        Action2<Gate, byte[]> parent =
                length == 0 ? NestingTest::startAndDie : NestingTest::startWithMuchAndDie;
        int times = length > 1_000_000 ? 1 : 4;
        for (int i = 0; i < times; i++) {
            Gate ran = Gate.in(temp, "ran-" + i);
            ChildProcess child = spawn(parent).args(ran, new byte[length]).start();
            assertEquals(String.valueOf(length), ran.pass());
            Wait.CHILD.join(child);
            assertEquals(9, child.exitCode());
        }
        Wait.CHILD.until(
                "the work to be taken from the session's folder",
                () -> !contents(Session.folder()).contains("work-"));
    }

    private static String contents(Path folder) {
        return String.join(" ", folder.toFile().list());
    }
}
