package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a session leaves to those after it. */
@Tag("slow")
class RestoreIT extends TerminalFixture {

    private static final String LOST =
            "the last session did not end with /exit; /reload -restore brings back what was entered";

    @Test
    void sessionThatWasKilledIsToldOfOnceAndComesBack() {
        terminal.ask("int x = 41");
        terminal.ask("int twice(int n) { return 2 * n; }");
        terminal.ask("String odd = \"a\\0b\" + \"/drop 漢\"");
        terminal.ask("int gone = 1");
        terminal.ask("/drop gone");
        terminal.paste("x = 42\n{ println(\"now \" + \"busy\"); while (true) {} }");
        terminal.press("Enter");
        terminal.await("\nnow busy");
        kill(terminal);

        try (TerminalSession second = start()) {
            assertTrue(second.screen().contains(LOST), second::screen);
            assertEquals(List.of(), second.ask("/reload -restore -quiet"));
            assertEquals(
                    List.of("|  int x = 42", "|  String odd = \"a\\u0000b/drop 漢\""),
                    second.ask("/vars"));
            assertEquals(List.of("==> 84 : int"), second.ask("twice(x)"));
            leave(second);
        }
        try (TerminalSession third = start()) {
            assertFalse(third.screen().contains(LOST), third::screen);
            third.ask("/reload -restore -quiet");
            assertEquals(List.of("==> 84 : int"), third.ask("twice(x)"));
        }
    }

    @Test
    void sessionBesideIsLeftAlone() {
        terminal.ask("String who = \"first\"");
        leave(terminal);
        try (TerminalSession beside = start();
                TerminalSession second = start()) {
            beside.ask("String who = \"beside\"");
            assertEquals(List.of(), second.ask("/reload -restore -quiet"));
            assertEquals(List.of("who ==> \"first\" : String"), second.ask("who"));
            beside.ask("who = \"still here\"");
            kill(second);
            try (TerminalSession third = start()) {
                assertTrue(third.screen().contains(LOST), third::screen);
                third.ask("/reload -restore -quiet");
                assertEquals(List.of("who ==> \"first\" : String"), third.ask("who"));
            }
        }
    }

    @Test
    void ofTwoThatWereKilledEachComesBack() {
        try (TerminalSession other = start()) {
            other.ask("String who = \"other\"");
            terminal.ask("String who = \"one\"");
            kill(other);
            kill(terminal);
        }
        try (TerminalSession second = start();
                TerminalSession third = start()) {
            second.ask("/reload -restore -quiet");
            assertEquals(List.of("who ==> \"one\" : String"), second.ask("who"));
            third.ask("/reload -restore -quiet");
            assertEquals(List.of("who ==> \"other\" : String"), third.ask("who"));
        }
    }

    @Test
    void whatWasThereBeforeAResetComesFirst() {
        terminal.ask("String who = \"first\"");
        leave(terminal);
        try (TerminalSession second = start()) {
            second.ask("String who = \"second\"");
            second.ask("/reset");
            second.ask("/reload -restore -quiet");
            assertEquals(List.of("who ==> \"second\" : String"), second.ask("who"));
            second.ask("/reset");
            second.ask("int number = 3");
            kill(second);
        }
        try (TerminalSession third = start()) {
            third.ask("/reload -restore -quiet");
            assertEquals(List.of("|  int number = 3"), third.ask("/vars"));
        }
    }

    @Test
    void runsWithoutAPersonLeaveNothing() throws Exception {
        terminal.ask("String who = \"person\"");
        leave(terminal);
        Path script = Files.writeString(state.resolve("script.jsh"), "String who = \"script\"\n");
        run(script);
        run(script, script.toString());
        run(script, "-");
        run(script, "-i");
        try (TerminalSession second = start()) {
            assertFalse(second.screen().contains(LOST), second::screen);
            second.ask("/reload -restore -quiet");
            assertEquals(List.of("who ==> \"person\" : String"), second.ask("who"));
        }
    }

    @Test
    void classPathComesBack() throws IOException {
        Path folder = Files.createDirectory(state.resolve("more"));
        terminal.ask("/env -class-path " + folder);
        terminal.ask("int x = 5");
        kill(terminal);
        try (TerminalSession second = start()) {
            second.ask("/reload -restore -quiet");
            assertTrue(second.ask("/env").toString().contains(folder.toString()), second::screen);
        }
    }

    private void run(Path input, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(TerminalSession.repl().toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("XDG_STATE_HOME", state.toString());
        builder.redirectInput(input.toFile()).redirectOutput(Redirect.DISCARD);
        assertEquals(0, builder.redirectError(Redirect.DISCARD).start().waitFor());
    }

    private static void leave(TerminalSession session) {
        session.enter("/exit");
        session.await("left with 0");
    }

    /** The prompt may be busy. */
    private void kill(TerminalSession session) {
        session.killProgram();
        session.await("left with 137");
    }
}
