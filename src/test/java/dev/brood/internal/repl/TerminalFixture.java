package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.testing.LeavesNothingBehind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A terminal of its own for each test, with a prompt in it unless the test starts something else. */
@ExtendWith(LeavesNothingBehind.class)
abstract class TerminalFixture {

    @TempDir Path state;

    TerminalSession terminal;

    @BeforeEach
    void open() {
        assumeTrue(TerminalSession.isPossible(), "the tests in a terminal need tmux");
        terminal = start();
    }

    TerminalSession start() {
        return TerminalSession.open(state);
    }

    @AfterEach
    void close() {
        if (terminal != null) {
            terminal.close();
        }
    }
}
