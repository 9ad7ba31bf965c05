package dev.brood.internal.process;

import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.memory.Session;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens to the children when this process ends, as a shutdown hook.
 *
 * <ul>
 *   <li>It ends by itself: wait for the children that are no daemons, then stop the daemons.
 *   <li>Ctrl-C: stop all of them, as they would be stopped if they shared the signal.
 *   <li>Its output goes nowhere: stop all of them, as theirs would come out of it.
 *   <li>It is told to end (SIGTERM, SIGHUP): stop the daemons and go; the others finish alone.
 * </ul>
 *
 * <p>A process that is killed outright runs no hook; its children notice, see {@link ChildJob#parentGone}.
 */
final class ShutdownSequence {

    private static final AtomicBoolean ARRANGED = new AtomicBoolean();
    private static volatile Runnable last = () -> {};
    private static volatile boolean departing;
    private static volatile boolean givenUp;

    private ShutdownSequence() {}

    /** Arranges for it, unless that was done before. */
    static void arrange() {
        if (ARRANGED.compareAndSet(false, true)) {
            Runtime.getRuntime()
                    .addShutdownHook(
                            SystemThreads.lasting("brood-shutdown", ShutdownSequence::depart));
        }
    }

    /** Says what comes last, after the children and the session. */
    static void last(Runnable action) {
        last = action;
    }

    /**
     * Ends this process, and all of its children with it. If it is about to end already, with another exit code, it ends
     * with this one all the same, but without waiting for the user's hooks.
     */
    static void giveUp(int exitCode) {
        givenUp = true;
        if (departing) {
            last(() -> Runtime.getRuntime().halt(exitCode));
            ThisProcess.get().children().stopAll();
        }
        Runtime.getRuntime().exit(exitCode);
    }

    /** What is to be done in any case. */
    private interface Step extends AutoCloseable {
        @Override
        void close();
    }

    /** Whatever fails in one step, the next ones are not left out. They are closed in reverse: the engine, the session, the last action. */
    private static void depart() {
        departing = true;
        Termination.finish();
        try (Step _ = () -> last.run();
                Step _ = Session::close;
                Step _ = () -> ThisProcess.get().closeEngine()) {
            leaveChildren();
        }
    }

    private static void leaveChildren() {
        Children children = ThisProcess.get().children();
        Children.depart();
        try {
            Set<String> handlers = signalHandlers();
            if (givenUp || handlers.contains("SIGINT handler")) {
                children.stopAll();
            } else if (!handlers.isEmpty()) {
                children.stopDaemons();
            } else {
                children.finish();
            }
        } catch (WaitInterruptedException e) {
            children.stopDaemons();
        } catch (RuntimeException | Error e) {
            children.stopDaemons();
            throw e;
        }
    }

    /**
     * Names of the threads in which the JVM handles SIGINT, SIGTERM and SIGHUP: {@code SIGTERM handler}. They wait for the
     * hooks to end.
     */
    private static Set<String> signalHandlers() {
        Set<String> names = new HashSet<>();
        for (Thread thread : SystemThreads.running()) {
            String name = thread.getName();
            if (name.startsWith("SIG") && name.endsWith(" handler")) {
                names.add(name);
            }
        }
        return names;
    }
}
