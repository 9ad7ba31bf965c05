package dev.brood.internal.repl;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.Signals;

/** What Ctrl-C does while no line is being edited. */
final class CtrlC {

    private static final Runnable NOTHING = () -> {};

    private final Screen screen;

    /** Guarded by this, so that nothing is called once the work is over. */
    @GuardedBy("this")
    private Runnable action = NOTHING;

    /** Whether it was pressed since that was set; guarded by this. */
    @GuardedBy("this")
    private boolean isKnown;

    private volatile Runnable whenIdle = NOTHING;

    /** Takes over the key. While a line is edited, JLine handles it, and hands it back to us. */
    CtrlC(Terminal terminal, Screen screen) {
        this.screen = screen;
        terminal.handle(Signal.INT, _ -> pressed());
        if (terminal instanceof DumbTerminal) { // which waits to be told
            Signals.register("INT", () -> terminal.raise(Signal.INT));
        }
    }

    private synchronized void pressed() {
        isKnown = true;
        if (action != NOTHING) {
            screen.say(""); // the terminal has shown ^C where the cursor was
            action.run();
        } else {
            whenIdle.run();
        }
    }

    /** The key was pressed while an answer was typed: its reader ends the line. */
    synchronized void pressedInLine() {
        isKnown = true;
        (action != NOTHING ? action : whenIdle).run();
    }

    /** The key has been pressed while JLine still had it, unless that was an interrupt of those that follow on it. */
    synchronized void pressedBeforeLine() {
        if (!isKnown) {
            pressedInLine();
        }
    }

    /** Says what is called when the key is pressed and nothing is under way. */
    void whenIdle(Runnable newAction) {
        whenIdle = newAction;
    }

    /** The key was pressed while a line was edited, and there was nothing in it. */
    void pressedWhenIdle() {
        whenIdle.run();
    }

    /** Does some work; whenever Ctrl-C is pressed meanwhile, the action is called. */
    <T> T during(Supplier<T> work, Runnable whenPressed) {
        Runnable before = set(whenPressed);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    private synchronized Runnable set(Runnable newAction) {
        Runnable before = action;
        action = newAction;
        isKnown = false;
        return before;
    }
}
