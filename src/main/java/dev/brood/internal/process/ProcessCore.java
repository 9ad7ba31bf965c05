package dev.brood.internal.process;

import dev.brood.internal.machine.Pid;
import dev.brood.spi.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What stands behind a process object of the user's: who the process is, where it stands, and, by its {@link Role}, what it
 * does. It travels with that object as far as others may ask for it; in another process it begins without a phase. All methods
 * may be called by many threads.
 */
public final class ProcessCore {

    static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private static final Object LOCK = new Object();
    static final String USUAL_KIND = "Process";

    private final String kind;
    private final String identity;
    private volatile String name;
    private volatile boolean daemon;
    private volatile long pid;
    private transient volatile Role role;
    private transient volatile Phase phase;
    private transient volatile RunningChild running;

    /** What the user has of it; made when somebody asks for it. */
    private transient volatile Object face;

    /** Of a parent, its end; otherwise null. */
    private transient volatile CompletableFuture<ProcessCore> parentEnd;

    /**
     * Makes one of the user's own, which is not started. It takes the next number for its name, and is a daemon in a daemon.
     *
     * @param kind name of its class, or nothing if it has none
     * @param role what it does
     * @param face the user's object
     */
    public ProcessCore(String kind, Role role, Object face) {
        this.kind = kind.isEmpty() ? USUAL_KIND : kind;
        this.identity = ThisProcess.get().nextIdentity();
        this.name = this.kind + "-" + identity;
        this.daemon = ThisProcess.current().isDaemon();
        this.phase = Phase.NEW;
        this.role = role;
        this.face = face;
    }

    /**
     * Makes one that is not started and takes the next number.
     *
     * @param name its name, or null for a default
     * @param daemon whether it is one
     * @param role what it does
     */
    public ProcessCore(String name, boolean daemon, Role role) {
        this(USUAL_KIND, name, daemon, role);
    }

    /** The same, of another kind than the usual one. */
    ProcessCore(String kind, String name, boolean daemon, Role role) {
        this(kind, ThisProcess.get().nextIdentity(), name, daemon, role);
    }

    /** In its worker. */
    ProcessCore(String kind, Identity identity, Role role) {
        this(kind, identity.number(), identity.name(), identity.daemon(), role);
    }

    /** Of one that may have no number. */
    ProcessCore(String kind, String identity, String name, boolean daemon, Role role) {
        this.kind = kind;
        this.identity = identity;
        this.name = name != null ? name : kind + "-" + identity;
        this.daemon = daemon;
        this.phase = Phase.NEW;
        this.role = role;
    }

    /**
     * Gives the object that the user has for this, always the same.
     *
     * @param <F> its type
     * @param type its type
     * @param maker makes it if there is none yet
     * @return the object
     */
    public <F> F face(Class<F> type, Function<ProcessCore, F> maker) {
        Object now = face;
        if (now == null) {
            synchronized (LOCK) {
                now = face;
                if (now == null) {
                    now = maker.apply(this);
                    face = now;
                }
            }
        }
        return type.cast(now);
    }

    /** Whether this is what stands behind the user's object. */
    boolean isBehind(Object object) {
        return object == face;
    }

    /**
     * Says, where a copy has arrived that is to run, what it does.
     *
     * @param arrived its role
     * @param object the user's object
     */
    public void arrive(Role arrived, Object object) {
        role = arrived;
        face = object;
    }

    /** What it does. */
    public Role role() {
        return role;
    }

    /** As {@code ChildProcess.start}. */
    public void start() {
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
    }

    /** As {@code ChildProcess.join}. */
    public boolean join(Duration atMost) {
        CompletableFuture<?> ofParent = parentEnd;
        return ofParent != null
                ? RunningChild.await(ofParent, atMost, name)
                : started("join").join(atMost);
    }

    /** As {@code ChildProcess.terminate}. */
    public void terminate() {
        started("terminate").worker().terminate();
    }

    /** As {@code ChildProcess.kill}. */
    public void kill() {
        started("kill").worker().kill();
    }

    /** As {@code ChildProcess.interrupt}. */
    public void interrupt() {
        started("interrupt").worker().interrupt();
    }

    /** As {@code ChildProcess.close}. */
    public void close() {
        RunningChild child = running;
        if (child != null && child.isAlive()) {
            throw new IllegalStateException(
                    name
                            + " is still running and cannot be closed; join() it, or terminate() it, first");
        }
        if (!role.isWatched() && (phase() == Phase.NEW || phase == Phase.STARTED)) {
            phase = Phase.CLOSED;
            running = null;
        }
    }

    /** As {@code ChildProcess.isAlive}. */
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

    /** As {@code ChildProcess.isReady}. */
    public boolean isReady() {
        if (phase() == Phase.NEW) {
            throw new IllegalStateException(
                    name + " was not started; start it before you wait for it");
        }
        return !isAlive();
    }

    /** As {@code ChildProcess.pid}. */
    public Long pid() {
        requireOpen();
        return pid == 0 ? null : (Long) pid;
    }

    /** As {@code ChildProcess.age}. */
    public Duration age() {
        RunningChild started = running;
        return started == null ? null : started.age();
    }

    /** As {@code ChildProcess.name}. */
    public String name() {
        return name;
    }

    /** As {@code ChildProcess.name}. */
    public void name(String newName) {
        if (newName == null) {
            throw new IllegalArgumentException("a process name must not be null");
        }
        name = newName;
    }

    /** As {@code ChildProcess.isDaemon}. */
    public boolean isDaemon() {
        return daemon;
    }

    /** As {@code ChildProcess.daemon}. */
    public void daemon(boolean flag) {
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
    }

    /** As {@code ChildProcess.exitCode}. */
    public Integer exitCode() {
        requireOpen();
        RunningChild child = running;
        return child == null ? null : child.ended().getNow(null);
    }

    /** As {@code ChildProcess.onExit}, completed with anything. */
    public CompletableFuture<?> onExit() {
        CompletableFuture<?> ofParent = parentEnd;
        return ofParent != null ? ofParent.copy() : started("watch").ended().copy();
    }

    /** As {@code ChildProcess.toHandle}. */
    public ProcessHandle toHandle() {
        requireOpen();
        if (pid == 0) {
            throw new IllegalStateException(name + " has no process yet; start() it first");
        }
        RunningChild child = running;
        return child != null
                ? child.worker()
                        .handle()
                        .orElseThrow(
                                () -> new IllegalStateException(name + " is on another machine"))
                : Pid.handle(pid).orElseThrow(() -> new IllegalStateException(name + " has ended"));
    }

    /** Is this process from now on, in its worker. */
    void becomeSelf() {
        phase = Phase.SELF;
        pid = Pid.own();
    }

    /** Is the parent of this process from now on. */
    void becomeParent(long parentPid) {
        parentEnd = new CompletableFuture<>();
        phase = Phase.PARENT;
        pid = parentPid;
    }

    /** This parent has ended. */
    void parentEnded() {
        parentEnd.complete(this);
    }

    /** The started process behind this, for results. */
    RunningChild running() {
        return running;
    }

    String identity() {
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
    public String toString() {
        StringBuilder text = new StringBuilder(kind).append("[name=").append(name);
        if (pid != 0) {
            text.append(", pid=").append(pid);
        }
        Integer code = phase() == Phase.CLOSED ? null : exitCode();
        text.append(", ").append(code != null ? "exitCode=" + code : phase().word(pid != 0));
        return text.append(daemon ? ", daemon]" : "]").toString();
    }

    /** Gives the exit code when it has ended, whoever has closed it meanwhile. */
    public CompletableFuture<Integer> ended() {
        return running.ended();
    }

    /** Gives the end of what it printed on standard error, for one that was started. */
    public List<String> lastErrorLines() {
        return running.lastErrorLines();
    }

    /** Gives what runs it, for one that was started. */
    Worker worker() {
        return running.worker();
    }
}
