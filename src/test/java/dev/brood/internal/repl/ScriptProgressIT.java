package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A script that shows progress at the bottom of a real terminal. */
@Tag("slow")
class ScriptProgressIT extends TerminalFixture {

    @Override
    TerminalSession start() {
        return TerminalSession.shell(state);
    }

    private Path script(String text) throws IOException {
        return Files.writeString(state.resolve("script.jsh"), text);
    }

    @Test
    void ctrlCEndsTheScriptAndLeavesTheTerminalAsItWas() throws IOException {
        Path script =
                script(
                        """
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> println("in good order")));
                        pool(1).progress().map(n -> { sleep(0.2); return n; }, range(100))
                        """);
        terminal.enter(TerminalSession.repl() + " " + script);
        terminal.await("/100");
        terminal.press("C-c");
        terminal.await("in good order");
        terminal.enter("echo code $?");
        terminal.await("\ncode 130\n");
        terminal.enter("seq 60");
        terminal.await("\n60\n");
        List<String> rows = terminal.screen().lines().toList();
        assertEquals(TerminalSession.SHELL_PROMPT.strip(), rows.getLast(), terminal::screen);
        assertFalse(terminal.screen().contains("/100"), terminal::screen);
    }

    @Test
    void promptAfterTheScriptIsAWholeOne() throws IOException {
        Path script =
                script(
                        "var halves = pool(1).progress().map(n -> { sleep(0.3); return n / 2; }, range(5))\n");
        terminal.enter(TerminalSession.repl() + " -i " + script);
        terminal.await("/5");
        terminal.await("\n" + TerminalSession.PROMPT.strip());
        assertEquals(List.of("halves ==> [0, 0, 1, 1, 2] : List<Integer>"), terminal.ask("halves"));
        terminal.type("/exi");
        terminal.press("Tab");
        terminal.await(TerminalSession.PROMPT + "/exit");
        terminal.press("Enter");
    }
}
