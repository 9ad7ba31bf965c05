// Longer than other files as it is a class that users extend, with all that a process can be asked
// in one place, most of it documentation. What a running process does is in RunningChild.
package dev.brood.process;

import dev.brood.channel.Waitable;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.wire.Codec;
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
// Long, because two thirds of it say what each verb promises; what happens behind is in
// RunningChild.
public abstract class ChildProcess implements Waitable {

    private static final Object LOCK = new Object();
    static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final String identity;
    private volatile String name;
    private volatile boolean daemon;
    private volatile long pid;
    private transient volatile Phase phase;
    private transient volatile RunningChild running;

    /** Of a parent, its end; otherwise null. */
    private transient volatile CompletableFuture<ChildProcess> parentEnd;

    /** Makes a process that is not started. It takes the next number for its name, and is a daemon in a daemon. */
    protected ChildProcess() {
        this(ThisProcess.get().nextIdentity(), null, ThisProcess.current().isDaemon());
    }

    /** For the objects that stand for the main process, a parent and a function. */
    ChildProcess(String identity, String name, boolean daemon) {
        this.identity = identity;
        this.name = name != null ? name : defaultKind() + "-" + identity;
        this.daemon = daemon;
        this.phase = Phase.NEW;
    }

    private String defaultKind() {
        String kind = getClass().getSimpleName();
        boolean ours = getClass().getPackage() == ChildProcess.class.getPackage();
        return kind.isEmpty() || ours ? "Process" : kind;
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
        synchronized (LOCK) {
            if (phase == null) {
                throw new IllegalStateException(
                        name
                                + (pid == 0
                                        ? " was made in another process and can only be started there"
                                        : " was started in another process; a process runs once")
                                + ", so make a new one here");
            }
            if (phase() != Phase.NEW) {
                throw new IllegalStateException(
                        phase == Phase.CLOSED
                                ? closedMessage()
                                : name
                                        + " was started before; a process runs once, so make a new one");
            }
            phase = Phase.STARTED;
        }
        try {
            RunningChild child = RunningChild.launch(this);
            pid = child.pid();
            running = child;
            child.enlist();
        } catch (RuntimeException | Error e) {
            phase = Phase.NEW;
            throw e;
        }
        return this;
    }

    /** What the worker runs, and with which values. */
    Assignment assignment() {
        return Assignment.ofObject(this);
    }

    /** What people may be told about that; null if there is nothing to tell. */
    Task task() {
        return new Task(this, List.of());
    }

    /** The worker has sent a value or an exception. */
    void outcome(boolean threw, byte[] graph, Codec codec) {
        throw new IllegalStateException(name + " has no result");
    }

    /** The worker has sent what cannot be taken in. */
    void outcomeLost(String why) {
        throw new IllegalStateException(name + " has no result");
    }

    /** Whether something of ours works with it, which asks on after its end, whoever has closed it. */
    boolean isWatched() {
        return false;
    }

    /** Whether its process may be one that stands by, so that it begins before the caller has done what it does next. */
    boolean inAMoment() {
        return true;
    }

    /** How the worker is started. */
    Settings settings() {
        return Settings.USUAL;
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
        CompletableFuture<?> ofParent = parentEnd;
        return ofParent != null
                ? RunningChild.await(ofParent, atMost, name)
                : started("join").join(atMost);
    }

    /**
     * Ends the process (SIGTERM), without {@code finally} blocks and shutdown hooks; its exit code becomes −15. Returns
     * at once. Its daemons go with it, its other children finish alone. No effect on a process that has ended.
     *
     * @throws IllegalStateException if it is not a started child of this process
     */
    public final void terminate() {
        started("terminate").worker().terminate();
    }

    /**
     * Kills the process (SIGKILL); its exit code becomes −9. Otherwise as {@link #terminate}.
     *
     * @throws IllegalStateException if it is not a started child of this process
     */
    public final void kill() {
        started("kill").worker().kill();
    }

    /**
     * Interrupts the thread that is in {@link #run}. If it does not catch that, {@code finally} blocks and shutdown hooks
     * run and the exit code is 1. Returns at once.
     *
     * @throws IllegalStateException if it is not a started child of this process
     */
    public final void interrupt() {
        started("interrupt").worker().interrupt();
    }

    /**
     * Lets go of an ended or never started process. Afterwards only its name and daemon flag can be asked for. Closing
     * twice does nothing, and so does closing a worker of a pool or a process of {@code async}.
     *
     * @throws IllegalStateException if it is still running
     */
    public final void close() {
        RunningChild child = running;
        if (child != null && child.isAlive()) {
            throw new IllegalStateException(
                    name
                            + " is still running and cannot be closed; join() it, or terminate() it, first");
        }
        if (!isWatched() && (phase() == Phase.NEW || phase == Phase.STARTED)) {
            phase = Phase.CLOSED;
            running = null;
        }
    }

    /**
     * Tells whether the process runs.
     *
     * @return true from {@link #start} until its end, and for the current process
     * @throws IllegalStateException if it is closed, or belongs to another process
     */
    public boolean isAlive() {
        return switch (phase()) {
            case NEW -> {
                requireOurs("ask");
                yield false;
            }
            case STARTED -> running == null || running.isAlive();
            case SELF -> true;
            case PARENT -> !parentEnd.isDone();
            case CLOSED -> throw new IllegalStateException(closedMessage());
        };
    }

    /**
     * Tells whether the process has ended, for {@code waitAny}.
     *
     * @throws IllegalStateException if it was not started: nothing would ever come of waiting for it
     */
    @Override
    public boolean isReady() {
        if (phase() == Phase.NEW) {
            throw new IllegalStateException(
                    name + " was not started; start it before you wait for it");
        }
        return !isAlive();
    }

    /**
     * Gives the process id.
     *
     * @return the id, or null before the start
     * @throws IllegalStateException if it is closed
     */
    public final Long pid() {
        requireOpen();
        return pid == 0 ? null : (Long) pid;
    }

    /**
     * Tells how long ago it was started, whether it has ended or not. A worker that stood by is older than what it runs.
     *
     * @return the time since {@link #start}, or null before it, and in the process itself
     */
    public final Duration age() {
        RunningChild started = running;
        return started == null ? null : started.age();
    }

    /**
     * Gives the name. It is for people and need not be unique.
     *
     * @return by default the name of the class and a number, as in {@code Process-1}, in a child {@code Process-1:1}
     */
    public final String name() {
        return name;
    }

    /**
     * Sets the name.
     *
     * @param newName not null
     * @return this
     */
    public final ChildProcess name(String newName) {
        if (newName == null) {
            throw new IllegalArgumentException("a process name must not be null");
        }
        name = newName;
        return this;
    }

    /**
     * Tells whether this is a daemon: one that is stopped when its parent ends, instead of being waited for.
     *
     * @return the flag; at first that of the process that made the object
     */
    public final boolean isDaemon() {
        return daemon;
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
        if (phase() != Phase.NEW || pid != 0) {
            throw new IllegalStateException(
                    phase == Phase.CLOSED
                            ? closedMessage()
                            : name
                                    + " was started before; say daemon("
                                    + flag
                                    + ") before start()");
        }
        daemon = flag;
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
        requireOpen();
        RunningChild child = running;
        return child == null ? null : child.ended().getNow(null);
    }

    /**
     * Gives a future of the end.
     *
     * @return completes with this when the process has ended and its output has been delivered; of the parent, when that has
     *     ended
     * @throws IllegalStateException if it is neither a started child of this process nor its parent
     */
    public final CompletableFuture<ChildProcess> onExit() {
        CompletableFuture<ChildProcess> ofParent = parentEnd;
        return ofParent != null ? ofParent.copy() : started("watch").ended().thenApply(_ -> this);
    }

    /**
     * Gives the JDK's view of the process.
     *
     * @return its handle
     * @throws IllegalStateException if it is not started, or is closed
     */
    public final ProcessHandle toHandle() {
        requireOpen();
        if (pid == 0) {
            throw new IllegalStateException(name + " has no process yet; start() it first");
        }
        RunningChild child = running;
        return child != null
                ? child.worker().process()
                : ProcessHandle.of(pid)
                        .orElseThrow(() -> new IllegalStateException(name + " has ended"));
    }

    /** Is this process from now on, in its worker. */
    final void becomeSelf() {
        phase = Phase.SELF;
        pid = ProcessHandle.current().pid();
    }

    /** Is the parent of this process from now on. */
    final void becomeParent(long parentPid) {
        parentEnd = new CompletableFuture<>();
        phase = Phase.PARENT;
        pid = parentPid;
    }

    /** This parent has ended. */
    final void parentEnded() {
        parentEnd.complete(this);
    }

    /** The started process behind this, for results. */
    final RunningChild running() {
        return running;
    }

    final String identity() {
        return identity;
    }

    /** A copy in another process begins without a phase. */
    private Phase phase() {
        Phase now = phase;
        return now == null ? Phase.NEW : now;
    }

    private RunningChild started(String verb) {
        requireOpen();
        RunningChild child = running;
        if (child == null) {
            requireOurs(verb);
            throw new IllegalStateException(
                    switch (phase()) {
                        case SELF -> "a process cannot " + verb + " itself";
                        case PARENT ->
                                "a process can only " + verb + " its children, not its parent";
                        default ->
                                "cannot "
                                        + verb
                                        + " "
                                        + name
                                        + " before it is started; call start() first";
                    });
        }
        return child;
    }

    private void requireOurs(String verb) {
        if (phase() == Phase.NEW && pid != 0) {
            throw new IllegalStateException(
                    "cannot "
                            + verb
                            + " "
                            + name
                            + " (pid "
                            + pid
                            + "): it is not a child of this process; only the process that started it can");
        }
    }

    private void requireOpen() {
        if (phase() == Phase.CLOSED) {
            throw new IllegalStateException(closedMessage());
        }
    }

    private String closedMessage() {
        return name + " is closed; make a new process";
    }

    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(defaultKind()).append("[name=").append(name);
        if (pid != 0) {
            text.append(", pid=").append(pid);
        }
        Integer code = phase() == Phase.CLOSED ? null : exitCode();
        text.append(", ").append(code != null ? "exitCode=" + code : phase().word(pid != 0));
        return text.append(daemon ? ", daemon]" : "]").toString();
    }
}
