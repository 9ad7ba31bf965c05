package dev.brood.repl;

import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** What Ctrl-C does while no line is being edited. */
final class CtrlC {

    private static final Runnable NOTHING = () -> {};

    /** Guarded by this, so that nothing is called once the work is over. */
    private Runnable action = NOTHING;

    /** Takes over the key. While a line is edited, JLine handles it, and hands it back to us. */
    CtrlC(Terminal terminal) {
        terminal.handle(Signal.INT, _ -> pressed());
    }

    private synchronized void pressed() {
        action.run();
    }

    /** Does some work; whenever Ctrl-C is pressed meanwhile, the action is called. */
    <T> T during(Supplier<T> work, Runnable whenPressed) {
        Thread.interrupted(); // of a Ctrl-C that JLine got when the line was done already
        set(whenPressed);
        try {
            return work.get();
        } finally {
            set(NOTHING);
        }
    }

    private synchronized void set(Runnable newAction) {
        action = newAction;
    }
}
