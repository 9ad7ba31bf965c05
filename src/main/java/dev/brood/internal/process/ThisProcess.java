package dev.brood.internal.process;

import dev.brood.function.Action;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.code.Packer;
import dev.brood.internal.code.SessionClasses;
import dev.brood.internal.code.SourceNames;
import dev.brood.internal.memory.Session;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.Envelope;
import dev.brood.spi.Engine;
import dev.brood.spi.LineSink;
import dev.brood.spi.Surroundings;
import dev.brood.spi.Work;
import dev.brood.spi.WorkerSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is once in a process: who it is, its children, its session classes and the engine that starts its workers.
 */
public final class ThisProcess {

    /** The session classes and what works on them belong together, so they are replaced together. */
    record Code(SessionClasses session, Codec codec, Packer packer) {
        static Code of(SessionClasses session) {
            Codec codec = new Codec(session.loader(), new SourceNames(session));
            return new Code(session, codec, new Packer(session, codec));
        }
    }

    private static final ThisProcess INSTANCE = new ThisProcess();

    private final Children children = new Children();
    private final AtomicInteger childNumbers = new AtomicInteger();
    private volatile Code code = Code.of(SessionClasses.NONE);
    private volatile ProcessCore self = MainRole.self();
    private volatile ProcessCore parent;
    private volatile String identity = "";
    private volatile LineSink output = new StandardLines();
    private volatile WarmUpCall warmUpCall = new WarmUpCall(code);
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile int mostStandby = Integer.getInteger("brood.standby", 0);
    private Engine engine;
    private HiddenKey key;

    private ThisProcess() {
        use(code);
        Session.whenOpened(ShutdownSequence::arrange);
    }

    /** Has this process leave its session in good order, if it ever enters one. Called before that. */
    public static void prepare() {
        // the class is initialised
    }

    static ThisProcess get() {
        return INSTANCE;
    }

    /**
     * Tells who this process is.
     *
     * @return in a child what was started, in the main process one named {@code MainProcess}
     */
    public static ProcessCore current() {
        return INSTANCE.self;
    }

    /**
     * Tells who the parent is.
     *
     * @return the parent, or null in the main process
     */
    public static ProcessCore parent() {
        return INSTANCE.parent;
    }

    /**
     * Gives the children of this process that are alive.
     *
     * @return a new list, in the order of their starts
     */
    public static List<ProcessCore> activeChildren() {
        return INSTANCE.children.active();
    }

    /**
     * Tells what a child of this process was given to do.
     *
     * @param child the user's object for a child that is alive
     * @return null if there is nothing that people want to know
     */
    public static Task taskOf(Object child) {
        return INSTANCE.children.active().stream()
                .filter(core -> core.isBehind(child))
                .findAny()
                .map(core -> core.role().task())
                .orElse(null);
    }

    /**
     * Has something done when this process is asked to end, see {@code Brood.onTerminate}.
     *
     * @param action what to do
     */
    public static void onTerminate(Action action) {
        Termination.add(action);
    }

    /**
     * Gives the key of this process, which its children get as they start.
     *
     * @return the one that was set, or came from the parent; otherwise a random one, always the same
     */
    public static HiddenKey key() {
        return INSTANCE.ownKey();
    }

    /**
     * Sets the key of this process, and of the children that it starts from now on.
     *
     * @param key the key
     */
    public static void key(HiddenKey key) {
        INSTANCE.ownKey(key);
    }

    private synchronized HiddenKey ownKey() {
        if (key == null) {
            key = HiddenKey.random();
        }
        return key;
    }

    private synchronized void ownKey(HiddenKey other) {
        key = other;
    }

    /**
     * Makes the classes of a session known, so that functions of the session can be sent from now on.
     *
     * @param session the classes
     */
    public static void useSession(SessionClasses session) {
        LogSetup.arrange();
        INSTANCE.use(Code.of(session));
    }

    /**
     * Sends the output of children somewhere else than to the standard streams.
     *
     * @param sink takes whole lines, from several threads
     */
    public static void sendOutputTo(LineSink sink) {
        INSTANCE.output = sink;
    }

    /**
     * Waits for the tasks of executors and for the children that are no daemons, then stops those that are. Says on standard
     * error for whom it waits if that takes more than a second.
     *
     * @throws dev.brood.error.WaitInterruptedException if the calling thread is interrupted; nothing is stopped then
     */
    public static void finishChildren() {
        PendingTasks.await(Children.BEFORE_SAYING_SO);
        INSTANCE.children.finish();
    }

    /**
     * Ends this process and all of its children, as nothing that they do is of any use: what they print goes nowhere. Returns
     * at once. Shutdown hooks run, unless they run already.
     *
     * @param exitCode of this process
     */
    public static void giveUp(int exitCode) {
        SystemThreads.make("brood-giving-up", () -> ShutdownSequence.giveUp(exitCode)).start();
    }

    /** Becomes the given child, in a worker. */
    void become(
            ProcessCore child, String identityPath, ProcessCore parentProcess, Code sessionCode) {
        self = child;
        identity = identityPath;
        parent = parentProcess;
        LogSetup.arrange();
        use(sessionCode);
    }

    private void use(Code sessionCode) {
        sessions.incrementAndGet();
        code = sessionCode;
        warmUpCall = new WarmUpCall(sessionCode);
        sessionCode.codec.use();
    }

    public Code code() {
        return code;
    }

    Children children() {
        return children;
    }

    LineSink output() {
        return output;
    }

    String identity() {
        return identity;
    }

    /** The next child's identity: 3 in the main process, 1:3 in its first child. */
    String nextIdentity() {
        int number = childNumbers.incrementAndGet();
        return identity.isEmpty() ? String.valueOf(number) : identity + ":" + number;
    }

    synchronized Engine engine() {
        if (engine == null) {
            List<Path> _ =
                    WorkerClassPath.entries(); // fails here, or else in the libraries' absence
            engine = Engines.open(surroundings());
        }
        return engine;
    }

    /**
     * Says how many workers may stand by. For before the first process is started.
     *
     * @param most how many; 0 for none, as it is by itself
     */
    public static void mostStandby(int most) {
        INSTANCE.mostStandby = most;
    }

    /**
     * Limits the heap of workers that have no limit of their own. For before the first process is started.
     *
     * @param size as in {@code "512m"}, see {@code Spawn.heap}
     */
    public static void workersHeap(String size) {
        System.setProperty(WorkerSettings.HEAP_PROPERTY, size);
    }

    /**
     * Has workers ready for the processes that will be started, if this process is set to do so. Returns at once.
     *
     * @param foreseen how many will be started soon, after which perhaps none; zero if that is not known
     */
    public static void standBy(int foreseen) {
        INSTANCE.engine().standBy(foreseen);
    }

    /** Is told that classes have got other code: workers that stand by and know the old one are replaced, in the background. */
    public static void codeChanged() {
        INSTANCE.refillStandby();
    }

    private synchronized void refillStandby() {
        if (engine != null) {
            engine.standBy(0);
        }
    }

    private Surroundings surroundings() {
        return new Surroundings() {
            @Override
            public String classPath() {
                return ThisProcess.this.classPath();
            }

            @Override
            public int mostStandby() {
                return mostStandby;
            }

            @Override
            public Work warmUp() {
                return warmUpCall.work();
            }

            @Override
            public long codeVersion() {
                return (long) sessions.get() << Integer.SIZE ^ code.packer().version();
            }
        };
    }

    /** Is told of what was started, which is likely to be started again. */
    void started(Task task, Envelope envelope) {
        warmUpCall.started(task, envelope);
    }

    synchronized void closeEngine() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    /** Absolute, as a worker may be started in another folder. */
    private String classPath() {
        return Stream.concat(
                        WorkerClassPath.entries().stream(), code.session().libraries().stream())
                .map(path -> path.toAbsolutePath().toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
