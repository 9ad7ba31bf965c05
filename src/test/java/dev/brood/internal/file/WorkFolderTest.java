package dev.brood.internal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.OtherUser;
import dev.brood.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    /** The system gives no process this pid. */
    private static final long NOBODY = 99_999_999;

    private static final FileTime LONG_AGO =
            FileTime.from(Instant.now().minus(Duration.ofHours(2)));

    @TempDir Path temp;

    private Path place;

    @BeforeEach
    void makePlace() throws IOException {
        place = OtherUser.place(temp);
    }

    /** Prints the folder's permissions, and leaves it if it is to be killed. */
    static final class Works {
        public static void main(String[] args) throws IOException {
            try (WorkFolder folder = WorkFolder.create("test")) {
                Files.createDirectory(folder.path().resolve("inner"));
                Files.createFile(folder.path().resolve("inner", "file"));
                System.out.println(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.path())));
                if (args.length > 0) {
                    Runtime.getRuntime().halt(9);
                }
            }
        }
    }

    private int work(Object... arguments) throws Exception {
        try (Program program =
                Program.startWithoutMask(
                        List.of("-Djava.io.tmpdir=" + place), Works.class, arguments)) {
            int code = program.join();
            assertEquals(List.of("rwx------"), program.output(), () -> "" + program.errors());
            return code;
        }
    }

    private List<String> contents() {
        return List.of(place.toFile().list());
    }

    @Test
    void isGoneAfterwardsAndNobodyElsesMeanwhile() throws Exception {
        assertEquals(0, work());
        assertEquals(List.of(), contents());
    }

    @Test
    void leftByOneWhoWasKilledIsRemovedByTheNextAfterAWhile() throws Exception {
        assertEquals(9, work("and is killed"));
        Path left = place.resolve(contents().getFirst());
        work();
        assertTrue(Files.exists(left), "its process may be one that cannot be seen from here");
        Files.setLastModifiedTime(left, LONG_AGO);
        work();
        assertEquals(List.of(), contents());
    }

    @Test
    void whatIsAliveOrOfAnotherFormOrSomebodyElsesStays() throws Exception {
        Path alive = old("brood-test-" + ProcessHandle.current().pid() + "-1", "rwx------");
        Path open = old("brood-test-" + NOBODY + "-2", "rwxrwxrwx");
        Path named = old("brood-test-data", "rwx------");
        Path linked = old("mine", "rwx------");
        Files.createSymbolicLink(place.resolve("brood-test-" + NOBODY + "-3"), linked);
        Path inner = old("brood-test-" + NOBODY + "-4", "rwx------");
        Files.createSymbolicLink(inner.resolve("link"), linked);
        Files.setLastModifiedTime(inner, LONG_AGO);
        work();
        for (Path each : List.of(alive, open, named, linked)) {
            assertTrue(Files.exists(each.resolve("file")), each.toString());
        }
        assertFalse(Files.exists(inner));
    }

    private Path old(String name, String permissions) throws IOException {
        Path folder = Files.createDirectory(place.resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        Files.createFile(folder.resolve("file"));
        Files.setLastModifiedTime(folder, LONG_AGO);
        return folder;
    }

    @Test
    void folderOfAnotherUserStays() throws Exception {
        OtherUser.assumeThere();
        Path folder = place.resolve("brood-test-" + NOBODY + "-5");
        OtherUser.does("mkdir -m 700 $1; touch $1/file; touch -d '3 hours ago' $1", folder);
        work();
        assertTrue(Files.exists(folder.resolve("file")));
    }
}
