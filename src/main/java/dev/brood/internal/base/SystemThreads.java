package dev.brood.internal.base;

import dev.brood.error.ProcessFailedException;
import dev.brood.internal.diagnosis.ThreadLimit;
import java.util.Arrays;

/**
 * Threads of ours, apart from the thread that happens to make them.
 *
 * <ul>
 *   <li>They keep no JVM alive: whether to wait for children is decided elsewhere.
 *   <li>They belong to no thread group of the caller's: JShell interrupts all threads of the group in
 *       which a snippet runs, which would close channels and make Commons Exec destroy processes.
 *   <li>They are no virtual threads: the poller behind those sits in native code, which costs 300 ms
 *       when the JVM ends. A platform thread comes out when its channel is closed.
 * </ul>
 */
public final class SystemThreads {

    /** The group of all groups, in which the JVM's own threads are. */
    public static final ThreadGroup GROUP = outermostGroup();

    /** For those that begin while they are counted. */
    private static final int SPARE = 16;

    private SystemThreads() {}

    /**
     * Makes a thread.
     *
     * @param name its name
     * @param task what it does
     * @return the thread, which is not started
     */
    public static Thread make(String name, Runnable task) {
        return Thread.ofPlatform()
                .group(GROUP)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name(name)
                .unstarted(task);
    }

    /**
     * Makes a thread that may outlive the session in which it happens to be made, and keeps nothing of that.
     *
     * @param name its name
     * @param task what it does; must not know the session
     * @return the thread, which is not started
     */
    public static Thread lasting(String name, Runnable task) {
        Thread thread = make(name, task);
        thread.setContextClassLoader(SystemThreads.class.getClassLoader());
        return thread;
    }

    /**
     * Makes a thread and starts it.
     *
     * @param name its name
     * @param task what it does
     * @return the thread
     * @throws ProcessFailedException if the system gives no more threads
     */
    public static Thread start(String name, Runnable task) {
        return start(make(name, task));
    }

    /**
     * Starts a thread.
     *
     * @param thread from {@link #make}
     * @return the thread
     * @throws ProcessFailedException if the system gives no more threads
     */
    public static Thread start(Thread thread) {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            throw new ProcessFailedException(
                    "cannot start the thread " + thread.getName() + ": " + ThreadLimit.words(), e);
        }
        return thread;
    }

    /**
     * Gives the platform threads of this process, the JVM's own included. Takes microseconds, where all stack traces take milliseconds.
     *
     * @return a new array
     */
    public static Thread[] running() {
        Thread[] threads = new Thread[2 * GROUP.activeCount() + SPARE];
        return Arrays.copyOf(threads, GROUP.enumerate(threads));
    }

    private static ThreadGroup outermostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
