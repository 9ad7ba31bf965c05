package dev.brood.process;

import static dev.brood.Brood.event;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.println;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.BroodException;
import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.OtherUser;
import dev.brood.testing.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where memory or threads run out, something is said, and nothing waits for ever. */
@ExtendWith(LeavesNothingBehind.class)
class ShortageTest {

    /** Its heap is full while a child prints more than a pipe takes. */
    static final class FullParent {

        public static void main(String[] arguments) {
            Event full = event();
            ChildProcess child =
                    spawn(
                                    () -> {
                                        full.await();
                                        byte[] part = new byte[1 << 20];
                                        Arrays.fill(part, (byte) 'x');
                                        for (int i = 0; i < 64; i++) {
                                            System.out.write(part, 0, part.length);
                                        }
                                        println();
                                        println("the end");
                                    })
                            .start();
            List<byte[]> hoard = new ArrayList<>();
            fill(hoard);
            full.set();
            child.join();
            hoard.clear();
            System.err.println("joined " + child.exitCode());
        }

        /** What is left is enough for whoever needs little. */
        private static void fill(List<byte[]> hoard) {
            try {
                while (true) {
                    hoard.add(new byte[1 << 20]);
                }
            } catch (OutOfMemoryError e) {
                hoard.removeLast();
                hoard.removeLast();
            }
        }
    }

    @Test
    void childGoesOnThoughItsParentHasNoMemoryForItsOutput() throws Exception {
        try (Program program = Program.startAs(List.of(), List.of("-Xmx64m"), FullParent.class)) {
            assertEquals(0, program.exitCode(), () -> program.errors().toString());
            assertTrue(program.errors().contains("joined 0"), () -> program.errors().toString());
        }
    }

    /** A pool where there may be no threads for it. */
    static final class SmallPool {

        public static void main(String[] arguments) {
            try {
                println("came " + pool(2).map(x -> x + 1, range(5)));
            } catch (BroodException e) {
                println("failed " + e);
            }
        }
    }

    @TempDir static Path copies;

    @ParameterizedTest
    @ValueSource(ints = {30, 36, 42, 48, 54, 60, 90})
    @Tag("slow")
    void poolWithoutThreadsFailsInWords(int limit) throws Exception {
        OtherUser.assumeThere(); // root has no limit
        List<String> as = new ArrayList<>(OtherUser.prefix());
        as.addAll(List.of("prlimit", "--nproc=" + limit));
        List<String> options = List.of("-Xlog:os+thread=off");
        try (Program program = Program.startFor(as, options, copies, SmallPool.class)) {
            assertEquals(0, program.exitCode(), () -> program.errors().toString());
            List<String> answers =
                    program.output().stream()
                            .filter(line ->
                                    line.startsWith("came [1, 2, 3, 4, 5]")
                                            || line.startsWith("failed "))
                            .toList();
            assertEquals(1, answers.size(), () -> program.output() + " " + program.errors());
        }
    }
}
