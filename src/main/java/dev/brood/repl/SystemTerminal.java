package dev.brood.repl;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that this program was started in. There can be only one open at a time. */
final class SystemTerminal {

    private SystemTerminal() {}

    /** Opens it; one that can do nothing but lines, if there is none or it can do no more. */
    static Terminal open() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .dumb(true) // to allow that is also to keep JLine from warning of it
                .graphemeCluster(
                        false) // or else it asks the terminal, and swallows what is typed meanwhile
                .build();
    }
}
