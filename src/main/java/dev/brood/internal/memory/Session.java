package dev.brood.internal.memory;

import dev.brood.error.SharedMemoryException;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.diagnosis.Remarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The session that this process belongs to: a main process, the children of these, and what they share. Opened when
 * something is shared for the first time, by the process itself or by one that it was started by.
 */
public final class Session {

    private static Path joined;
    private static Runnable whenOpened = Session::closeAtExit;
    private static final List<Runnable> WHEN_CLOSING = new CopyOnWriteArrayList<>();
    private static volatile Session current;
    private static volatile boolean over;

    /** Nobody takes so many at once. */
    private static final int NUMBERS_APART = 1 << 20;

    /** So often is looked for the folder where that would cost more than what is to be done. */
    private static final long LOOK_NANOS = 20_000_000;

    private final SessionFolder folder;
    private final SessionWords words;
    private final long id;

    /** Segments of smaller numbers were lost with the folder: who has not mapped them never will. */
    private final int firstSegment;

    private long lookedAt = System.nanoTime();

    private Session(SessionFolder folder, boolean isFirst) throws IOException {
        this.folder = folder;
        this.words = SessionWords.open(folder.path());
        this.id = SessionFiles.id(folder.path());
        this.firstSegment = isFirst ? 0 : words.lastSegment() + 1;
    }

    /**
     * Says, in a process that was started for a session, which one that is.
     *
     * @param folder of the session
     */
    public static synchronized void join(Path folder) {
        joined = folder;
    }

    /**
     * Has something done when the session is opened, instead of closing it in a shutdown hook.
     *
     * @param action sees to it that {@link #close} is called
     */
    public static synchronized void whenOpened(Runnable action) {
        whenOpened = action;
    }

    /**
     * Opens the session if need be. Where somebody removed its folder, it is made again.
     *
     * @return its folder, of mode 0700; it goes with the last process of the session
     * @throws SharedMemoryException if it cannot be made or entered
     */
    public static Path folder() {
        Session session = current();
        return (session.words.areThere() ? session : goOn(session)).folder.path();
    }

    /**
     * Tells which session this is, among all of all machines: an address means something in its own session only. The same in
     * all of its processes, also after its folder was lost.
     *
     * @return its id, which is random for the most part
     * @throws SharedMemoryException if the session cannot be entered
     */
    public static long id() {
        return current().id;
    }

    /** The session, with a folder that was there a moment ago. */
    static Session intact() {
        Session session = current();
        long now = System.nanoTime();
        if (now - session.lookedAt < LOOK_NANOS) {
            return session;
        }
        session.lookedAt = now;
        return session.words.areThere() ? session : goOn(session);
    }

    /**
     * Goes on in another folder of the same name, so that the other processes find it: those that live, which notice as well,
     * and those to come. What was shared before stays usable for all that have it.
     */
    private static synchronized Session goOn(Session lost) {
        if (current == lost) {
            Path path = lost.folder.path();
            try {
                current = Uninterrupted.run(lost::again);
            } catch (IOException e) {
                throw new SharedMemoryException(
                        "%s, and it cannot be made again: %s".formatted(lossOf(path), e), e);
            }
        }
        return current();
    }

    private Session again() throws IOException {
        int apart = numbersApart();
        Session next = new Session(folder.again(words.lastSegment() + apart), false);
        if (joined == null) { // one of them says it
            Remarks.say(
                    lossOf(folder.path())
                            + ": going on in a new one; what was shared before stays with the processes that have it");
        }
        return next;
    }

    private static String lossOf(Path path) {
        return "somebody has removed the session's folder %s, as systemd does when the user's last login ends (RemoveIPC)"
                .formatted(path);
    }

    int firstSegment() {
        return firstSegment;
    }

    /**
     * Has something done when this process leaves the session in good order, before anything is removed. A process that
     * is killed does not do it.
     *
     * @param action what to do; must not throw
     */
    public static void whenClosing(Runnable action) {
        WHEN_CLOSING.add(action);
    }

    /**
     * Says that this process ends because something went wrong. Nothing is done when it closes the session then: to the
     * others it should look as dead as it is.
     */
    public static void endsBadly() {
        WHEN_CLOSING.clear();
    }

    static Session current() {
        Session session = current;
        return session != null ? session : open();
    }

    private static synchronized Session open() {
        if (over) {
            throw new SharedMemoryException(
                    "this process ends and has left its session: nothing can be shared any more",
                    null);
        }
        if (current == null) {
            try {
                current = Uninterrupted.run(() -> new Session(enter(), true));
            } catch (IOException e) {
                throw new SharedMemoryException(
                        "cannot enter the session's folder: " + e.getMessage(), e);
            }
            whenOpened.run();
        }
        return current;
    }

    /**
     * If the session that this process was started for is over, it is the first of a new one: in a folder of the same name, as
     * it may have lost its folder only. Somebody else may have made one of that name meanwhile.
     */
    private static SessionFolder enter() throws IOException {
        if (joined != null && SessionFiles.isFolder(joined)) {
            return SessionFolder.enter(joined, numbersApart());
        }
        SessionFolder.sweep();
        return joined == null || SessionFiles.isSomebodyElses(joined)
                ? SessionFolder.create()
                : SessionFolder.enter(joined, numbersApart()); // another process may be making it
    }

    /** Others may have taken numbers that we do not know of, in a folder that was lost. */
    private static int numbersApart() {
        return ThreadLocalRandom.current().nextInt(NUMBERS_APART, 64 * NUMBERS_APART);
    }

    private static void closeAtExit() {
        Runtime.getRuntime()
                .addShutdownHook(SystemThreads.lasting("brood-session", Session::close));
    }

    /**
     * Gives what the processes of a session must agree on and was set for this one.
     *
     * @return options for another JVM
     */
    public static List<String> settings() {
        return Stream.of(
                        Parking.SETTING,
                        SessionFolder.BASE_SETTING,
                        Segments.LIMIT_SETTING,
                        Remarks.SETTING)
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    /** Where the folder is, or was. */
    Path path() {
        return folder.path();
    }

    int nextSegment() {
        return words.nextSegment();
    }

    /** Tells whether this process has left its session, or ends without ever having entered one. */
    static boolean isOver() {
        return over;
    }

    /**
     * Leaves the session for good, at the end of this process. The last process of it takes the folder along. What is
     * mapped stays usable. Threads that go on must not open another session, whose folder nobody would remove.
     */
    public static synchronized void close() {
        over = true;
        if (current != null) {
            WHEN_CLOSING.forEach(Runnable::run);
            current.folder.close();
            current = null;
        }
    }

    /**
     * Cleans up after a session whose other processes are gone, for a process that outlived its parent. Does nothing
     * while any process of the session is alive. Call it after {@link #close}.
     *
     * @param folder the session's folder
     */
    public static void removeAbandoned(Path folder) {
        SessionFolder.removeSoon(folder);
    }
}
