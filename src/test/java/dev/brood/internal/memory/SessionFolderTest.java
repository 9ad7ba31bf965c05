package dev.brood.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.SharedMemoryException;
import dev.brood.testing.Folders;
import dev.brood.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SessionFolderTest {

    private static final int FILES = 500;

    @RepeatedTest(10)
    void goesThoughSomebodyRemovesFilesInItAtTheSameTime() throws Exception {
        SessionFolder folder = SessionFolder.create();
        List<Path> files =
                IntStream.range(0, FILES)
                        .mapToObj(i -> folder.path().resolve("segment-" + i))
                        .toList();
        for (Path file : files) {
            Files.createFile(file);
        }
        Thread other = Thread.ofPlatform().start(() -> files.forEach(SessionFolderTest::delete));
        folder.close();
        other.join();
        assertFalse(Files.exists(folder.path()));
    }

    /** As a thread may do that lives on while its process ends. */
    static final class RemovesSomethingTooLate {
        public static void main(String[] args) {
            int segment = Segments.nextNumber();
            Segments.create(segment, 64);
            System.out.println(Session.folder());
            Session.close();
            Segments.remove(segment);
            try {
                Segments.create(segment, 64);
            } catch (SharedMemoryException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void whoeverHasLeftDoesNotOpenAnotherSession() throws Exception {
        try (Program program = Program.start(RemovesSomethingTooLate.class)) {
            assertEquals(0, program.join());
            assertFalse(Files.exists(Path.of(program.output().getFirst())));
            assertTrue(program.output().getLast().startsWith("this process ends"));
            assertEquals(Set.of(), Folders.of(program.process().pid()));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
