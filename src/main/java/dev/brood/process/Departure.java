package dev.brood.process;

import dev.brood.error.WaitInterruptedException;
import dev.brood.memory.Session;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens to the children when this process ends, as a shutdown hook.
 *
 * <ul>
 *   <li>It ends by itself: wait for the children that are no daemons, then stop the daemons.
 *   <li>Ctrl-C: stop all of them, as they would be stopped if they shared the signal.
 *   <li>It is told to end (SIGTERM, SIGHUP): stop the daemons and go; the others finish alone.
 * </ul>
 *
 * <p>A process that is killed outright runs no hook; its children notice, see {@link ChildJob#parentGone}.
 */
final class Departure {

    private static final AtomicBoolean ARRANGED = new AtomicBoolean();
    private static volatile Runnable last = () -> {};

    private Departure() {}

    /** Arranges for it, unless that was done before. */
    static void arrange() {
        if (ARRANGED.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(Departure::depart, "brood-departure"));
        }
    }

    /** Says what comes last, after the children and the session. */
    static void last(Runnable action) {
        last = action;
    }

    private static void depart() {
        Children children = ThisProcess.get().children();
        Children.depart();
        try {
            if (isSignalled("INT")) {
                children.stopAll();
            } else if (isSignalled("TERM") || isSignalled("HUP")) {
                children.stopDaemons();
            } else {
                children.finish();
            }
        } catch (WaitInterruptedException e) {
            children.stopDaemons();
        }
        ThisProcess.get().closeEngine();
        Session.close();
        last.run();
    }

    /** The JVM runs the handler of a signal in a thread of this name, which waits for the hooks to end. */
    private static boolean isSignalled(String signal) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("SIG" + signal + " handler"));
    }
}
