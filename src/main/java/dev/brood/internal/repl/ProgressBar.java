package dev.brood.internal.repl;

import dev.brood.shell.Shell;
import dev.brood.spi.ProgressDisplay;
import java.io.IOException;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.utils.ShutdownHooks;

/** Progress in the {@link Footer} of the terminal, and as a line above it when it is at its end. */
final class ProgressBar implements ProgressDisplay {

    /** What {@link #installLater} installed, or null. */
    private static Later later;

    private final Footer footer;
    private final Consumer<String> lines;

    private ProgressBar(Footer footer, Consumer<String> lines) {
        this.footer = footer;
        this.lines = lines;
    }

    /**
     * Uses the prompt's terminal.
     *
     * @param footer of it; null if it has none
     * @param lines takes a line that is to be shown
     */
    static void install(Footer footer, Consumer<String> lines) {
        if (footer != null) {
            Shell.showProgressOn(new ProgressBar(footer, lines));
        }
    }

    /** Opens the terminal when it is needed, for a script; does nothing if its output goes elsewhere. */
    static void installLater() {
        if (SystemTerminal.isThere()) {
            later = new Later();
            Shell.showProgressOn(later);
        }
    }

    /** Gives the terminal back that was opened for a script, as there can be only one open at a time. */
    static void leaveTerminal() {
        if (later != null) {
            later.leave();
        }
    }

    /** Several threads may tell the first progress at the same time; one of them opens the terminal. */
    private static final class Later implements ProgressDisplay {

        private boolean isOpen;
        private Terminal terminal;
        private ProgressBar bar;

        @Override
        public synchronized void show(String line) {
            if (!isOpen) {
                isOpen = true;
                bar = open();
            }
            if (bar != null) {
                bar.show(line);
            }
        }

        @Override
        public synchronized void end(String line) {
            if (bar != null) {
                bar.end(line);
            }
        }

        private ProgressBar open() {
            // before the terminal adds its own, which closes it: Ctrl-C may come at any time
            ShutdownHooks.add(this::close);
            try {
                terminal = SystemTerminal.openForScript();
                Footer footer = Footer.of(terminal, Runnable::run);
                return footer == null ? null : new ProgressBar(footer, line -> say(line, terminal));
            } catch (IOException e) {
                return null; // there is no terminal after all
            }
        }

        /** Shows nothing more, and leaves nothing on the screen. */
        private synchronized void close() {
            isOpen = true;
            if (bar != null) {
                bar.show("");
                bar = null;
            }
        }

        private synchronized void leave() {
            close();
            try {
                if (terminal != null) {
                    terminal.close();
                }
            } catch (IOException e) {
                // then there is nothing to give back
            }
        }

        private static void say(String line, Terminal terminal) {
            terminal.writer().println(line);
            terminal.flush();
        }
    }

    @Override
    public void show(String line) {
        footer.progress(line);
    }

    @Override
    public void end(String line) {
        footer.progress("");
        lines.accept(line);
    }
}
