package dev.brood.memory;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class SessionFolderTest {

    private static final int FILES = 500;

    @RepeatedTest(10)
    void goesThoughSomebodyRemovesFilesInItAtTheSameTime() throws Exception {
        SessionFolder folder = SessionFolder.create();
        List<Path> files =
                IntStream.range(0, FILES).mapToObj(i -> folder.path().resolve("f" + i)).toList();
        for (Path file : files) {
            Files.createFile(file);
        }
        Thread other = Thread.ofPlatform().start(() -> files.forEach(SessionFolderTest::delete));
        folder.close();
        other.join();
        assertFalse(Files.exists(folder.path()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
