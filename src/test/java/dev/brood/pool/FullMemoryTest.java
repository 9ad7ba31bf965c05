package dev.brood.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where shared memory is full, whoever asks for more is told, and nobody else suffers. */
@Timeout(60)
class FullMemoryTest {

    @TempDir private Path parent;
    private Path folder;

    @BeforeEach
    void mount() throws Exception {
        folder = Files.createDirectory(parent.resolve("small"));
        assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=2m", "none", folder.toString()),
                "only root can make a small folder");
    }

    @AfterEach
    void unmount() throws Exception {
        runs("umount", folder.toString());
    }

    private static boolean runs(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    private List<String> outputOf(String what) throws Exception {
        try (Program program = Program.start(FullMemory.class, folder, what)) {
            assertEquals(
                    0, program.join(), () -> "it printed " + program.output() + program.errors());
            return program.output();
        }
    }

    @Test
    void sessionThatFindsNoRoomAtAllSaysSo() throws Exception {
        List<String> lines = outputOf("start");
        assertTrue(
                lines.getFirst()
                        .matches(
                                "cannot enter the session's folder: there is no room in "
                                        + folder
                                        + " \\(.*\\); -Dbrood\\.shm=FOLDER takes another one"),
                lines.getFirst());
        assertEquals(List.of("got 7"), lines.subList(1, lines.size()));
    }

    @Test
    void queueTakesWhatThereIsRoomForAndNotOnlyWholeBlocks() throws Exception {
        String line = outputOf("put").getFirst();
        int items = Integer.parseInt(line.replaceAll("\\D", ""));
        assertTrue(items >= 16, "of 100 KB each, of 2 MiB: " + items);
    }

    @Test
    void resultWithoutRoomFailsItsTaskAndNotItsWorker() throws Exception {
        List<String> lines = outputOf("result");
        assertEquals("length 6", lines.get(1));
        assertTrue(lines.get(2).startsWith("cause cannot get "), lines.get(2));
        assertEquals(lines.getFirst(), lines.get(3), "the same worker");
        assertEquals("[1, 2, 3]", lines.get(4));
    }
}
