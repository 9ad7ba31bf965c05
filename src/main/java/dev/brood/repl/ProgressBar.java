package dev.brood.repl;

import dev.brood.pool.ProgressSink;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/**
 * Progress on the last line of the terminal, which is kept out of what scrolls, so that output goes on above it. Made when
 * there is something to show.
 */
final class ProgressBar implements ProgressSink {

    private final Terminal terminal;
    private final Status status;

    private ProgressBar(Terminal terminal, Status status) {
        this.terminal = terminal;
        this.status = status;
    }

    /** Uses the prompt's terminal. */
    static void install(Terminal terminal) {
        Status status = terminal instanceof DumbTerminal ? null : Status.getStatus(terminal);
        if (status != null) {
            ProgressSink.use(new ProgressBar(terminal, status));
        }
    }

    /** Opens the terminal when it is needed, for a script; does nothing if its output goes elsewhere. */
    static void installLater() {
        if (System.console() != null && System.console().isTerminal()) {
            ProgressSink.use(new Later());
        }
    }

    private static final class Later implements ProgressSink {

        @Override
        public void show(String line) {
            try {
                install(TerminalBuilder.builder().system(true).build());
            } catch (IOException e) {
                ProgressSink.use(new Silent());
            }
        }

        @Override
        public void end(String line) {
            // nothing has been shown
        }
    }

    private static final class Silent implements ProgressSink {

        @Override
        public void show(String line) {
            // there is no terminal after all
        }

        @Override
        public void end(String line) {
            // nor here
        }
    }

    @Override
    public synchronized void show(String line) {
        status.update(List.of(fit(line)));
    }

    @Override
    public synchronized void end(String line) {
        status.update(List.of());
        status.hide();
        terminal.writer().println(line);
        terminal.flush();
    }

    private AttributedString fit(String line) {
        return new AttributedString(line)
                .columnSubSequence(0, Math.max(1, terminal.getSize().getColumns() - 1));
    }
}
