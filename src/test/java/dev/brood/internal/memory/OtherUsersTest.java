package dev.brood.internal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.OtherUser;
import dev.brood.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions beside what others have put into the same place, by mistake or on purpose. */
class OtherUsersTest {

    /** A name that a session may have. */
    private static final String NAME = "brood-1-0123abcd";

    private static final FileTime LONG_AGO = FileTime.from(Instant.now().minusSeconds(1000));

    @TempDir Path temp;

    private Path place;

    @BeforeEach
    void makePlace() throws IOException {
        place = OtherUser.place(temp);
    }

    /** Opens a session in the place, and prints its folder; tells what is in it when it is asked to. */
    static final class OpensASession {
        public static void main(String[] args) throws IOException {
            System.setProperty(SessionFolder.BASE_SETTING, args[0]);
            Segments.create(Segments.nextNumber(), 64);
            System.out.println(Session.folder());
            if (args.length > 1) {
                try (Stream<Path> files = Files.list(Session.folder())) {
                    for (Path file : files.toList()) {
                        System.out.println(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                    }
                }
                System.out.println("that is all");
                System.in.read();
            }
        }
    }

    private void openASession() throws Exception {
        try (Program program = Program.start(OpensASession.class, place)) {
            assertEquals(0, program.join(), () -> "it printed " + program.errors());
        }
    }

    private Path folder(String name, String permissions, String... files) throws IOException {
        Path folder = Files.createDirectory(place.resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        for (String file : files) {
            Files.createFile(folder.resolve(file));
        }
        Files.setLastModifiedTime(folder, LONG_AGO);
        return folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brood-mydata",
                "brood-1",
                "brood-1-0123abcd-2",
                "brood-1-0123ABCD",
                ".brood-1-x"
            })
    void folderOfAnotherNameStays(String name) throws Exception {
        Path folder = folder(name, "rwx------", "alive", "segment-1");
        openASession();
        assertTrue(Files.exists(folder.resolve("segment-1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"thesis.txt", "segment-1.bak", "segment", "replies-1-0123abcd-0", "name-x"})
    void folderWithSomethingElseInItStaysAsItIs(String name) throws Exception {
        Path folder = folder(NAME, "rwx------", "alive", "segment-1", name);
        Path rest = folder(".brood-2-0123abcd", "rwx------", "segment-1", name);
        openASession();
        for (Path each : List.of(folder, rest)) {
            assertTrue(Files.exists(each.resolve(name)));
            assertTrue(Files.exists(each.resolve("segment-1")));
        }
    }

    @Test
    void folderThatIsNotClosedToOthersStays() throws Exception {
        Path folder = folder(NAME, "rwxr-xr-x", "alive", "segment-1");
        openASession();
        assertTrue(Files.exists(folder.resolve("segment-1")));
    }

    @Test
    void folderBehindALinkStays() throws Exception {
        Path mine = folder("mine", "rwx------", "segment-1");
        Path alive = folder("mine-too", "rwx------", "alive", "segment-1");
        Files.createSymbolicLink(place.resolve(NAME), mine);
        Files.createSymbolicLink(place.resolve("brood-2-0123abcd"), alive);
        openASession();
        assertTrue(Files.exists(mine.resolve("segment-1")));
        assertTrue(Files.exists(alive.resolve("segment-1")));
    }

    @Test
    void folderOfAnotherUserStays() throws Exception {
        OtherUser.assumeThere();
        OtherUser.does("mkdir -m 700 $1; cd $1; touch alive segment-1", place.resolve(NAME));
        openASession();
        assertTrue(Files.exists(place.resolve(NAME).resolve("segment-1")));
    }

    @Test
    void whatASessionLeftIsSweptWithAllThatProcessesMakeThere() throws Exception {
        Path folder =
                folder(
                        NAME,
                        "rwx------",
                        "alive",
                        "session",
                        "segment-1",
                        "parent-1-0123abcd",
                        "work-12-89abcdef");
        Files.createSymbolicLink(folder.resolve("name-my.shared_memory-1"), Path.of("segment-1"));
        pipe(folder.resolve("replies-1-0123abcd-7"));
        openASession();
        assertFalse(Files.exists(folder));
    }

    private static void pipe(Path path) throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    }

    @Test
    void pipeInPlaceOfTheLockKeepsNobodyWaiting() throws Exception {
        Path folder = folder(NAME, "rwx------");
        pipe(folder.resolve("alive"));
        openASession();
        assertTrue(Files.exists(folder.resolve("alive")));
    }

    @Test
    void pipeOfAnotherUserKeepsNobodyWaiting() throws Exception {
        OtherUser.assumeThere();
        OtherUser.does(
                "mkdir $1 $2; mkfifo $1/alive $2/alive",
                place.resolve(NAME),
                place.resolve("brood-x"));
        openASession();
        assertTrue(Files.exists(place.resolve(NAME).resolve("alive")));
    }

    @Test
    void nobodyElseGetsAtWhatIsSharedWhateverTheMaskSays() throws Exception {
        OtherUser.assumeThere();
        try (Program program =
                Program.startWithoutMask(List.of(), OpensASession.class, place, "and stays")) {
            program.await("that is all", 1);
            List<String> lines = program.output();
            Path folder = Path.of(lines.getFirst());
            assertEquals(
                    List.of("rw-------", "rw-------", "rw-------"),
                    lines.subList(1, lines.size() - 1));
            assertFalse(OtherUser.can("ls $1", folder));
            assertFalse(OtherUser.can("cat $1/segment-1", folder));
            assertFalse(OtherUser.can("touch $1/segment-2", folder));
            assertFalse(OtherUser.can("mv $1 $1-away", folder));
        }
    }

    /** Somebody made a folder of the name of one that is gone. */
    @Test
    void processDoesNotEnterAFolderOfAnotherUser() throws Exception {
        OtherUser.assumeThere();
        Path folder = place.resolve(NAME);
        OtherUser.does("mkdir $1; mkfifo $1/alive; touch $1/session", folder);
        try (Program program = Program.start(JoinsASession.class, place, folder)) {
            assertEquals(0, program.join(), () -> "it printed " + program.errors());
            assertTrue(program.output().getFirst().startsWith("a new one"));
        }
        assertTrue(Files.exists(folder.resolve("alive"), LinkOption.NOFOLLOW_LINKS));
    }

    /** As a worker does. */
    static final class JoinsASession {
        public static void main(String[] args) {
            System.setProperty(SessionFolder.BASE_SETTING, args[0]);
            Session.join(Path.of(args[1]));
            System.out.println(Session.folder().equals(Path.of(args[1])) ? "that" : "a new one");
        }
    }
}
