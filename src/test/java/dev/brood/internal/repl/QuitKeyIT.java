package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ctrl-\ at a terminal goes to all that runs there. */
@Tag("slow")
class QuitKeyIT extends TerminalFixture {

    @Override
    TerminalSession start() {
        return TerminalSession.shell(state);
    }

    @Test
    void processesLiveOnWhenTheQuitKeyIsPressed() {
        terminal.enter(TerminalSession.repl().toString());
        terminal.await("brood>");
        terminal.ask("var child = spawn(() -> sleep(100)).daemon().start()");
        terminal.press("C-\\");
        terminal.await("Full thread dump");
        terminal.await("class space"); // the end of it
        terminal.press("Enter");
        assertEquals(
                List.of("==> true : boolean"),
                terminal.ask("!child.join(Duration.ofSeconds(1)) && child.isAlive()"));
        terminal.ask("child.kill()");
        terminal.enter("/exit");
        terminal.await("\n" + TerminalSession.SHELL_PROMPT.strip());
    }
}
