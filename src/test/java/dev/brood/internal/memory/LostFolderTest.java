package dev.brood.internal.memory;

import static dev.brood.Brood.async;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.println;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.error.BroodException;
import dev.brood.pool.Pool;
import dev.brood.process.ChildProcess;
import dev.brood.sync.IntValue;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody removes the session's folder while the session goes on, as systemd does at the end of a user's last login. */
class LostFolderTest {

    private static final String LOST =
            "somebody has removed the session's folder .*/brood-\\d+-[0-9a-f]{8}, as systemd does when the user's last login ends"
                    + " \\(RemoveIPC\\)";

    @TempDir Path place;

    /** Shares things with processes before and after the loss, twice. */
    static final class GoesOn {
        public static void main(String[] args) throws Exception {
            System.setProperty("brood.standby", args[1]);
            Queue<Integer> there = queue();
            Queue<Integer> back = queue();
            IntValue count = value(0);
            ChildProcess echo =
                    spawn(
                                    (Queue<Integer> from, Queue<Integer> to) -> {
                                        for (Integer each; (each = from.get()) >= 0; ) {
                                            count.update(n -> n + 1);
                                            to.put(each);
                                        }
                                    })
                            .args(there, back)
                            .start();
            Pool early = pool(1);
            println("early " + early.map(x -> x + 1, range(3)));
            for (int round = 1; round <= 2; round++) {
                there.put(round);
                println("echo " + back.get());
                remove(Session.folder(), args[0]);
                Thread.sleep(100); // more than it takes to notice
                there.put(10 * round);
                println("echo " + back.get() + " " + count.get());
                println("early " + early.map(x -> x * 2, range(3)));
                IntValue later = value(5);
                var lock = lock();
                println("async " + Wait.CHILD.get(async(() -> lock.call(() -> later.get() + 1))));
                println("pool " + pool(2).map(x -> x + later.get(), range(3)));
                Queue<String> next = queue();
                spawn((Queue<String> to) -> to.put("x".repeat(100_000))).args(next).start().join();
                println("next " + next.get().length());
            }
            there.put(-1);
            echo.join();
            println("echo ended with " + echo.exitCode());
        }
    }

    /** A process may make a segment before the folder itself is removed, which is why that may fail. */
    private static void remove(Path folder, String what) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        if (what.equals("half")) {
            Files.createFile(folder.resolve(Segments.name(1)));
        } else if (what.equals("all")) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                // neither does the system try again
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all 0", "all 2", "contents 0", "half 0", "half 2"})
    @Tag("slow")
    void sessionGoesOnInAnotherOneAndSaysSo(String how) throws Exception {
        String[] words = how.split(" ");
        try (Program program =
                Program.startWithoutMask(
                        List.of("-Dbrood.shm=" + place), GoesOn.class, words[0], words[1])) {
            assertEquals(0, program.join(), () -> program.output() + " " + program.errors());
            assertEquals(
                    List.of(
                            "early [1, 2, 3]",
                            "echo 1",
                            "echo 10 2",
                            "early [0, 2, 4]",
                            "async 6",
                            "pool [5, 6, 7]",
                            "next 100000",
                            "echo 2",
                            "echo 20 4",
                            "early [0, 2, 4]",
                            "async 6",
                            "pool [5, 6, 7]",
                            "next 100000",
                            "echo ended with 0"),
                    program.output());
            assertEquals(2, program.errors().size(), () -> "" + program.errors());
            assertTrue(
                    program.errors().stream()
                            .allMatch(line -> line.matches(LOST + ": going on in a new one; .*")),
                    () -> "" + program.errors());
        }
        assertEquals(List.of(), List.of(place.toFile().list()));
    }

    /** Sends what was shared before to a process that begins after it. */
    static final class SendsWhatIsLost {
        public static void main(String[] args) throws Exception {
            IntValue value = value(1);
            remove(Session.folder(), "all");
            Thread.sleep(100);
            try {
                println(Wait.CHILD.get(async(() -> value.get() + 1)));
            } catch (BroodException e) {
                println(e.getMessage());
            }
        }
    }

    /** Has a pool go on that must replace its worker. */
    static final class ReplacesAWorker {
        public static void main(String[] args) throws Exception {
            Pool pool = pool(1);
            println("before " + pool.map(x -> x + 1, range(3)));
            remove(Session.folder(), "all");
            Thread.sleep(100);
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            try {
                println("after " + pool.map(x -> x + 1, range(3)));
            } catch (BroodException e) {
                println("error " + e);
            }
        }
    }

    @Test
    @Tag("slow")
    void poolThatNeedsAnotherWorkerFailsInWords() throws Exception {
        try (Program program =
                Program.startWithoutMask(List.of("-Dbrood.shm=" + place), ReplacesAWorker.class)) {
            assertEquals(0, program.join(), () -> program.output() + " " + program.errors());
            assertTrue(
                    String.join("\n", program.output())
                            .contains("the shared memory of this object is gone"),
                    () -> program.output() + " " + program.errors());
        }
    }

    @Test
    void whatNewProcessesCannotReachIsAnErrorInWords() throws Exception {
        try (Program program =
                Program.startWithoutMask(List.of("-Dbrood.shm=" + place), SendsWhatIsLost.class)) {
            assertEquals(0, program.join(), () -> program.output() + " " + program.errors());
            assertTrue(
                    String.join("\n", program.output())
                            .contains("the shared memory of this object is gone"),
                    () -> program.output() + " " + program.errors());
        }
    }
}
