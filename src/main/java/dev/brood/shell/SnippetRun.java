package dev.brood.shell;

import dev.brood.internal.code.Traces;
import dev.brood.internal.diagnosis.StackTraces;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;

/**
 * One run of a snippet, in a thread of its own inside of the thread that JShell makes for it.
 *
 * <pre>
 *   evaluating thread ── starts, joins ──> JShell's thread ── starts, joins ──> the snippet's thread ──> user's threads
 *                                          group of JShell's                    group of ours, within JShell's
 * </pre>
 *
 * <p>The extra thread is there for three reasons. JShell interrupts the threads of its group to stop a snippet, and ours
 * are within it. Its group keeps silent about exceptions in the user's threads; ours tells. And when a snippet hangs in
 * something that no interrupt reaches, JShell's thread can go on without it.
 */
final class SnippetRun {

    /** What JShell's thread throws when a snippet is left behind. */
    static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** How long to wait for the evaluating thread to be waiting. It takes microseconds. */
    private static final long BEFORE_START_NANOS = 5_000_000;

    private final Callable<?> code;
    private final PromptLoader loader;
    private final Thread evaluating = Thread.currentThread();
    private volatile Object value;
    private volatile Throwable thrown;
    private volatile boolean stopAsked;
    private volatile boolean abandoned;
    private volatile Thread waiting;

    SnippetRun(Callable<?> code, PromptLoader loader) {
        this.code = code;
        this.loader = loader;
    }

    /** Runs it, in JShell's thread, or without JShell in the one that has made this. Throws what the snippet throws. */
    void run() throws Throwable {
        if (Thread.currentThread() != evaluating) {
            awaitEvaluatingThread();
        }
        waiting = Thread.currentThread();
        Thread thread = new Thread(new SnippetGroup(), this::call, "snippet");
        thread.setContextClassLoader(loader);
        thread.start();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                if (abandoned) {
                    throw new AbandonedException();
                }
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    /**
     * JShell waits for all threads that are in its group a moment after the start, and these may be threads that the
     * user's code has started by then and that are meant to go on. So nothing is started before that moment is over.
     */
    private void awaitEvaluatingThread() {
        long start = System.nanoTime();
        while (evaluating.getState() != Thread.State.WAITING
                && System.nanoTime() - start < BEFORE_START_NANOS) {
            Thread.onSpinWait();
        }
    }

    private void call() {
        try {
            value = code.call();
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (Throwable e) {
            thrown = e;
        }
    }

    /** Notes that JShell was asked to stop it, which explains whatever it throws. */
    void stopAsked() {
        stopAsked = true;
    }

    /** Leaves it behind. */
    void abandon() {
        abandoned = true;
        Thread waiter = waiting;
        if (waiter != null) {
            waiter.interrupt();
        }
    }

    /** Whether it ended, or was left behind, because it was to be stopped. */
    boolean wasStopped() {
        return abandoned || stopAsked && thrown != null;
    }

    Object value() {
        return value;
    }

    /** What it threw, or null. */
    Throwable thrown() {
        return thrown;
    }

    private final class SnippetGroup extends ThreadGroup {

        SnippetGroup() {
            super("snippet");
        }

        @Override
        public void uncaughtException(Thread thread, Throwable uncaught) {
            if (!stopAsked) {
                System.err.println(
                        StackTraces.clean(
                                "exception in thread \"" + thread.getName() + "\": " + uncaught));
                StackTraces.print(new Traces(loader).translate(uncaught), System.err);
            }
        }
    }
}
