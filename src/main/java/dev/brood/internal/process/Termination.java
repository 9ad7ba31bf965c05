package dev.brood.internal.process;

import dev.brood.function.Action;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.worker.Sigterm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * What this process does when it is asked to end (SIGTERM): the user's actions, the last one first, and then it ends with the
 * system's status for that signal, or with the code of a {@code System.exit} in an action. A worker ends then as one without
 * actions, so without shutdown hooks; the main process runs its hooks, as it does without actions.
 *
 * <p>The signal is taken from the system with the first action and not before: until then a worker dies of it at once, whatever
 * state its JVM is in.
 */
final class Termination {

    /** What the actions of a worker may take, all together. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final String SIGNAL = "TERM";
    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;

    private static final Deque<Action> ACTIONS = new ArrayDeque<>();
    private static Runnable tellParent;
    private static final Duration LOOK = Duration.ofMillis(5);

    /** The thread that runs the actions. */
    private static Thread running;

    /** The process ends in another way. */
    private static boolean tooLate;

    private Termination() {}

    /**
     * Says that this is a worker.
     *
     * @param tellParent tells the parent that this process takes its time to end
     */
    static synchronized void ofWorker(Runnable tellParent) {
        Termination.tellParent = tellParent;
    }

    /** Adds an action. Too late if the process has been asked already. */
    static synchronized void add(Action action) {
        if (ACTIONS.isEmpty()) {
            Sigterm.runs(Termination::terminate);
            if (isWorker()) {
                tellParent.run();
            }
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ACTIONS.push(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            action.run();
        });
    }

    /** In the JVM's thread for the signal. A second one finds that it has begun. */
    private static void terminate() {
        if (begin()) {
            if (isWorker()) {
                SystemThreads.make("brood-last-moment", Termination::killInTime).start();
            }
            for (Action action; (action = next()) != null; ) {
                run(action);
            }
            System.out.flush();
            System.err.flush();
            if (isWorker()) {
                Runtime.getRuntime().halt(TERMINATED);
            }
            Runtime.getRuntime().exit(TERMINATED);
        }
    }

    private static synchronized boolean isWorker() {
        return tellParent != null;
    }

    private static synchronized boolean begin() {
        if (running != null || tooLate) {
            return false;
        }
        running = Thread.currentThread();
        return true;
    }

    /**
     * Waits until the actions that run are through, or one of them has called for the exit that this belongs to. For a process
     * that is about to end, by itself as well: no action begins any more.
     */
    static void finish() {
        Thread actions = runningAtLast();
        while (actions != null && actions.isAlive() && !isInExit(actions)) {
            Uninterrupted.await(() -> actions.join(LOOK));
        }
    }

    private static synchronized Thread runningAtLast() {
        tooLate = true;
        return running;
    }

    private static boolean isInExit(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame ->
                        frame.getClassName().equals("java.lang.Runtime")
                                && frame.getMethodName().equals("exit"));
    }

    /** One by one, as an action may add another. */
    private static synchronized Action next() {
        return ACTIONS.poll();
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (Throwable e) { // the others are run all the same
            Uncaught.tell("Process " + ThisProcess.current().name() + ", in onTerminate: ", e);
        }
    }

    private static void killInTime() {
        try {
            Thread.sleep(LONGEST);
        } catch (InterruptedException e) {
            // somebody wants it to be over
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
