package dev.brood.process;

import dev.brood.channel.AuthKey;
import dev.brood.channel.Waitable;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.process.HiddenKey;
import dev.brood.internal.process.ProcessCore;
import dev.brood.internal.process.ThisProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A process of its own: a fresh JVM that runs {@link #run}. Extend it, with fields for what {@code run} needs:
 *
 * {@snippet :
 * class Counter extends ChildProcess {
 *     int upTo;
 *     Counter(int upTo) { this.upTo = upTo; }
 *     public void run() { for (int i = 1; i <= upTo; i++) println(i); }
 * }
 * new Counter(3).start().join();
 * }
 *
 * <p>At {@link #start} the object is copied into the new process with all that it refers to, and {@code run} works on
 * that copy: what it changes there does not change here. Only the process that started a child can wait for it or stop
 * it; elsewhere the object still tells name and pid.
 *
 * <p>Modelled on Python's {@code multiprocessing.Process}. Safe for use by many threads.
 *
 * <p>Memory consistency effects: what a thread did before {@code start} is visible to {@code run}. What {@code run}
 * printed is on this process's output when {@code join} returns.
 */
public abstract class ChildProcess implements Waitable {

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final ProcessCore core;

    /** Makes a process that is not started. It takes the next number for its name, and is a daemon in a daemon. */
    @SuppressWarnings("this-escape") // nothing is asked of it before it is started
    protected ChildProcess() {
        core = new ProcessCore(getClass().getSimpleName(), new ObjectRole(this), this);
    }

    /** For those that are none of the user's own. */
    ChildProcess(ProcessCore core) {
        this.core = core;
    }

    /** Gives the object for a process, always the same. */
    static ChildProcess of(ProcessCore core) {
        return core.face(ChildProcess.class, RoleProcess::new);
    }

    /**
     * Gives the process object of the caller, as {@link ProcessHandle#current} does for the system's.
     *
     * @return in a child the object that was started, in the main process one named {@code MainProcess}
     */
    public static ChildProcess current() {
        return of(ThisProcess.current());
    }

    /**
     * Gives the process object of the parent.
     *
     * @return the parent, or null in the main process
     */
    public static ChildProcess parent() {
        ProcessCore parent = ThisProcess.parent();
        return parent == null ? null : of(parent);
    }

    /**
     * Gives the children of this process that are alive.
     *
     * @return a new list, in the order of their starts
     */
    public static List<ChildProcess> active() {
        return ThisProcess.activeChildren().stream().map(ChildProcess::of).toList();
    }

    final ProcessCore core() {
        return core;
    }

    /**
     * What the process does. Called in the new process; its exception is printed there and makes the exit code 1.
     *
     * @throws Exception whatever the user's code throws
     */
    public abstract void run() throws Exception;

    /**
     * Starts the process and returns as soon as the system has made it; the JVM in it is booting then. From now on it runs,
     * even if this process is killed, unless it is a daemon. If what it needs is longer than 64 MiB, this waits until it has that.
     *
     * @return this
     * @throws dev.brood.error.NotSendableException if something that the process needs cannot be sent; it may be
     *     started again once that is mended
     * @throws dev.brood.error.ProcessFailedException if the system cannot start a process
     * @throws IllegalStateException if it was started before, is closed, or was made in another process: what arrives here is
     *     a copy
     */
    public final ChildProcess start() {
        core.start();
        return this;
    }

    /**
     * Waits until the process has ended and its output has been delivered; of the parent, only for its end. A daemon never
     * sees the end of its parent, as it goes with it.
     *
     * @throws IllegalStateException if it is neither a started child of this process nor its parent
     * @throws WaitInterruptedException if the calling thread is interrupted; the process goes on
     */
    public final void join() {
        join(FOR_EVER);
    }

    /**
     * Waits until the process has ended, but not longer than this.
     *
     * @param atMost the longest time to wait; zero or less only looks
     * @return whether it has ended
     * @throws IllegalStateException if it is neither a started child of this process nor its parent
     * @throws WaitInterruptedException if the calling thread is interrupted; the process goes on
     */
    public final boolean join(Duration atMost) {
        return core.join(atMost);
    }

    /**
     * Ends the process (SIGTERM), without {@code finally} blocks and shutdown hooks; its exit code becomes −15. Returns
     * at once. Its daemons go with it, its other children finish alone. No effect on a process that has ended.
     *
     * @throws IllegalStateException if it is not a started child of this process
     */
    public final void terminate() {
        core.terminate();
    }

    /**
     * Kills the process (SIGKILL); its exit code becomes −9. Otherwise as {@link #terminate}.
     *
     * @throws IllegalStateException if it is not a started child of this process
     */
    public final void kill() {
        core.kill();
    }

    /**
     * Interrupts the thread that is in {@link #run}. If it does not catch that, {@code finally} blocks and shutdown hooks
     * run and the exit code is 1. Returns at once.
     *
     * @throws IllegalStateException if it is not a started child of this process
     */
    public final void interrupt() {
        core.interrupt();
    }

    /**
     * Lets go of an ended or never started process. Afterwards only its name and daemon flag can be asked for. Closing
     * twice does nothing, and so does closing a worker of a pool or a process of {@code async}.
     *
     * @throws IllegalStateException if it is still running
     */
    public final void close() {
        core.close();
    }

    /**
     * Tells whether the process runs.
     *
     * @return true from {@link #start} until its end, and for the current process
     * @throws IllegalStateException if it is closed, or belongs to another process
     */
    public boolean isAlive() {
        return core.isAlive();
    }

    /**
     * Tells whether the process has ended, for {@code waitAny}.
     *
     * @throws IllegalStateException if it was not started: nothing would ever come of waiting for it
     */
    @Override
    public boolean isReady() {
        return core.isReady();
    }

    /**
     * Gives the process id.
     *
     * @return the id, or null before the start
     * @throws IllegalStateException if it is closed
     */
    public final Long pid() {
        return core.pid();
    }

    /**
     * Tells how long ago it was started, whether it has ended or not. A worker that stood by is older than what it runs.
     *
     * @return the time since {@link #start}, or null before it, and in the process itself
     */
    public final Duration age() {
        return core.age();
    }

    /**
     * Gives the name. It is for people and need not be unique.
     *
     * @return by default the name of the class and a number, as in {@code Process-1}, in a child {@code Process-1:1}
     */
    public final String name() {
        return core.name();
    }

    /**
     * Sets the name.
     *
     * @param newName not null
     * @return this
     */
    public final ChildProcess name(String newName) {
        core.name(newName);
        return this;
    }

    /**
     * Tells whether this is a daemon: one that is stopped when its parent ends, instead of being waited for.
     *
     * @return the flag; at first that of the process that made the object
     */
    public final boolean isDaemon() {
        return core.isDaemon();
    }

    /**
     * Makes this a daemon.
     *
     * @return this
     * @throws IllegalStateException if it was started
     */
    public final ChildProcess daemon() {
        return daemon(true);
    }

    /**
     * Sets whether this is a daemon.
     *
     * @param flag whether it is
     * @return this
     * @throws IllegalStateException if it was started
     */
    public final ChildProcess daemon(boolean flag) {
        core.daemon(flag);
        return this;
    }

    /**
     * Sets the key of this process and of the children that it starts from now on, for connections that name none.
     *
     * @param key the key
     * @return this
     * @throws IllegalStateException if this is not the current process: keys are handed on as children start
     */
    public final ChildProcess authKey(AuthKey key) {
        HiddenKey ours = HiddenKey.of(key);
        if (core != ThisProcess.current()) {
            throw new IllegalStateException(
                    "only a process itself can set its key: currentProcess().authKey(key)");
        }
        ThisProcess.key(ours);
        return this;
    }

    /**
     * Gives the exit code.
     *
     * @return 0 after a return, 1 after an exception, what was given to {@code System.exit} modulo 256, −N after signal
     *     N; null while it runs or before its start
     * @throws IllegalStateException if it is closed
     */
    public final Integer exitCode() {
        return core.exitCode();
    }

    /**
     * Gives a future of the end.
     *
     * @return completes with this when the process has ended and its output has been delivered; of the parent, when that has
     *     ended
     * @throws IllegalStateException if it is neither a started child of this process nor its parent
     */
    public final CompletableFuture<ChildProcess> onExit() {
        return core.onExit().thenApply(_ -> this);
    }

    /**
     * Gives the JDK's view of the process.
     *
     * @return its handle
     * @throws IllegalStateException if it is not started, or is closed
     */
    public final ProcessHandle toHandle() {
        return core.toHandle();
    }

    @Override
    public final String toString() {
        return core.toString();
    }
}
