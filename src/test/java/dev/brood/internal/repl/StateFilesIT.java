package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.OtherUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept from one session to the next, where others may write as well. */
@Tag("slow")
class StateFilesIT extends TerminalFixture {

    private static final String TYPED = "String secret = \"1234\"";

    @Override
    TerminalSession start() {
        return TerminalSession.shell(state);
    }

    /** Types a line at a prompt whose state folder is this, under a mask that allows everything to everybody. */
    private void typeAtPrompt(Path folder) {
        terminal.enter(
                "clear; umask 0; XDG_STATE_HOME=%s %s; echo it has ended"
                        .formatted(folder, TerminalSession.repl()));
        terminal.await("brood>");
        terminal.ask(TYPED);
        terminal.enter("/exit");
        terminal.await("\nit has ended");
    }

    private static Map<String, String> permissions(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String name = folder.relativize(file).toString().replaceAll("\\d+-\\d+", "N");
                found.put(name, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return found;
    }

    private static final Map<String, String> CLOSED =
            Map.of(
                    "", "rwx------",
                    "history", "rw-------",
                    "sessions", "rwx------",
                    "sessions/N.ended", "rw-------");

    @Test
    void nobodyElseReadsWhatWasTypedWhateverTheMaskSays() throws Exception {
        typeAtPrompt(state.resolve("new"));
        assertEquals(CLOSED, permissions(state.resolve("new/brood")));

        Path open = Files.createDirectories(state.resolve("open/brood"));
        for (String each : List.of("", "sessions")) {
            Files.createDirectories(open.resolve(each));
            Files.setPosixFilePermissions(
                    open.resolve(each), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.createFile(open.resolve("history"));
        typeAtPrompt(state.resolve("open"));
        assertEquals(CLOSED, permissions(open));
    }

    @Test
    void whatAnotherUserPlantsIsNotUsed() throws Exception {
        OtherUser.assumeThere();
        Path place = OtherUser.place(state);
        Path mine = Files.writeString(state.resolve("mine"), "mine\n");
        Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rw-r--r--"));

        OtherUser.does("mkdir $1/brood; touch $1/brood/history", place);
        typeAtPrompt(place);
        assertEquals("", Files.readString(place.resolve("brood/history")));
        assertFalse(Files.exists(place.resolve("brood/sessions")));

        OtherUser.does("cd $1/brood; rm history; ln -s $2 history", place, mine);
        typeAtPrompt(place);
        assertEquals("mine\n", Files.readString(mine));
        assertEquals(
                "rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)));
    }

    /** The folder was open for a while. */
    @Test
    void pipesAndSessionsOfAnotherUserInOurFolderAreLeftAlone() throws Exception {
        OtherUser.assumeThere();
        Path place = OtherUser.place(state);
        Path open = Files.createDirectories(place.resolve("brood/sessions"));
        for (Path each : List.of(open, open.getParent())) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        OtherUser.does("cd $1; mkfifo 1-1.open 1-2.ended", open);

        terminal.enter(
                "clear; XDG_STATE_HOME=%s %s; echo it has ended"
                        .formatted(place, TerminalSession.repl()));
        terminal.await("brood>");
        assertEquals(
                List.of("there is nothing to restore"),
                terminal.ask("/reload -restore").stream().map(String::strip).toList());
        terminal.enter("/exit");
        terminal.await("\nit has ended");
        assertTrue(Files.exists(open.resolve("1-1.open")));
    }
}
