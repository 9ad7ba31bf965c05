package dev.brood.internal.repl;

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
        terminal.press("Enter");
        // Every process at the terminal writes its stacks, as late as it likes: no line is looked
        // for by its prompt.
        terminal.enter("!child.join(Duration.ofSeconds(1)) && child.isAlive()");
        terminal.await("==> true : boolean");
        terminal.enter("child.kill()");
        terminal.enter("/exit");
        terminal.await("\n" + TerminalSession.SHELL_PROMPT.strip());
    }
}
