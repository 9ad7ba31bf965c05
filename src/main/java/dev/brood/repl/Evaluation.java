package dev.brood.repl;

import dev.brood.shell.Shell;
import java.util.function.BooleanSupplier;

/**
 * A snippet or command on its way. Ctrl-C stops it; pressed again, it leaves a snippet to itself that cannot be stopped, as
 * it waits for a connection or computes within the JDK.
 */
final class Evaluation {

    private static final long PAUSE_MILLIS = 20;
    private static final int PAUSES_BEFORE_SAYING_SO = 50;

    private final Shell shell;
    private final Screen screen;
    private boolean over;
    private boolean stopping;

    Evaluation(Shell shell, Screen screen) {
        this.shell = shell;
        this.screen = screen;
    }

    /** Does the work, which evaluates something, and tells whether it went well. */
    boolean run(BooleanSupplier work, CtrlC ctrlC) {
        if (Thread
                .interrupted()) { // by a Ctrl-C that came after Enter, when JLine still had the key
            screen.say("stopped");
            return false;
        }
        try {
            return ctrlC.during(work::getAsBoolean, this::pressed);
        } finally {
            end();
        }
    }

    private synchronized void end() {
        over = true;
        notifyAll();
    }

    private synchronized void pressed() {
        if (stopping) {
            shell.abandon();
        } else {
            stopping = true;
            Thread.ofPlatform().daemon().name("brood-stop").start(this::stopUntilOver);
        }
    }

    /** Again and again: the snippet may be compiling still, and be started later, or take the interrupt for another. */
    private synchronized void stopUntilOver() {
        try {
            for (int pauses = 0; !over; pauses++) {
                shell.stop();
                if (pauses == PAUSES_BEFORE_SAYING_SO) {
                    screen.say(
                            "it does not stop; Ctrl-C again leaves it running in the background");
                }
                wait(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
