package dev.brood.internal.repl;

import dev.brood.shell.Shell;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A snippet or command on its way. Ctrl-C stops it; pressed again within a second, be that still running or over, it kills the
 * processes that work for it. Any further Ctrl-C abandons a snippet that cannot be stopped, as it waits for a connection or
 * computes within the JDK; it goes on in the background.
 */
final class Evaluation {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final long PAUSE_MILLIS = 20;
    private static final int PAUSES_BEFORE_SAYING_SO = 50;

    private final Shell shell;
    private final Screen screen;
    private final CallWorkers workers = CallWorkers.fromNow();
    private boolean over;
    private boolean stopping;
    private long stoppedAt;

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
        ctrlC.whenIdle(this::pressedAgain);
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
            pressedAgain();
            shell.abandon();
        } else {
            stopping = true;
            stoppedAt = System.nanoTime();
            Thread.ofPlatform().daemon().name("brood-stop").start(this::stopUntilOver);
        }
    }

    /** Ctrl-C was pressed; perhaps not for the first time, and perhaps after the end. */
    private synchronized void pressedAgain() {
        if (!stopping || System.nanoTime() - stoppedAt > AGAIN.toNanos()) {
            return;
        }
        List<String> killed = workers.kill();
        if (!killed.isEmpty()) {
            screen.say("killed " + String.join(", ", killed));
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
