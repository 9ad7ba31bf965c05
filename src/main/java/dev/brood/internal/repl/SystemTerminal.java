package dev.brood.internal.repl;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/** The terminal that this program was started in. There can be only one open at a time. */
final class SystemTerminal {

    /** Of a program that Ctrl-C has ended. */
    private static final int ENDED_BY_CTRL_C = 130;

    private SystemTerminal() {}

    /** Whether somebody sits there: standard input and output are a terminal. */
    static boolean isThere() {
        return System.console() != null && System.console().isTerminal();
    }

    /** Opens it; one that can do nothing but lines, if there is none or it can do no more. */
    static Terminal open() throws IOException {
        AtomicReference<Terminal> opened = new AtomicReference<>();
        keepCtrlC(opened);
        Terminal terminal = openQuickly(true);
        opened.set(terminal);
        return terminal;
    }

    /**
     * Opens it for a script, which Ctrl-C ends in Java's own way: the children are ended as well. JLine would set what the
     * system does, which is to end the JVM at once.
     */
    static Terminal openForScript() throws IOException {
        return openQuickly(false);
    }

    /**
     * JLine's own native methods come first, and alone. The foreign function interface, which JLine prefers, has the JVM
     * spin a hundred classes at each start, and JLine would try all that there are before it takes one.
     */
    private static Terminal openQuickly(boolean signals) throws IOException {
        try {
            return builder(signals).ffm(false).exec(false).dumb(false).build();
        } catch (IOException | IllegalStateException e) {
            // to allow a dumb one is also to keep JLine from warning of it
            return builder(signals).dumb(true).build();
        }
    }

    private static TerminalBuilder builder(boolean signals) {
        // or else it asks the terminal about clusters, and swallows what is typed
        return TerminalBuilder.builder().system(true).graphemeCluster(false).nativeSignals(signals);
    }

    /**
     * At the beginning and at the end of each line JLine changes what Ctrl-C does, and puts back for a moment what was there
     * before JLine. That would be Java's own way, which is to end.
     */
    private static void keepCtrlC(AtomicReference<Terminal> opened) {
        Signals.register(
                "INT",
                () -> {
                    Terminal terminal = opened.get();
                    if (terminal == null) {
                        System.exit(ENDED_BY_CTRL_C);
                    } else {
                        terminal.raise(Signal.INT);
                    }
                });
    }
}
