package dev.brood.memory;

import dev.brood.error.SharedMemoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private final SessionFolder folder;
    private final SessionWords words;

    private Session(SessionFolder folder) throws IOException {
        this.folder = folder;
        this.words = SessionWords.open(folder.path());
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
     * Opens the session if need be.
     *
     * @return its folder, of mode 0700; it goes with the last process of the session
     * @throws SharedMemoryException if it cannot be made or entered
     */
    public static Path folder() {
        return current().folder.path();
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
                current = Uninterrupted.run(() -> new Session(enter()));
            } catch (IOException e) {
                throw new SharedMemoryException(
                        "cannot enter the session's folder: " + e.getMessage(), e);
            }
            whenOpened.run();
        }
        return current;
    }

    /**
     * If the session that this process was started for is over, it is the first of a new one. Somebody else may have made a
     * folder of that name meanwhile.
     */
    private static SessionFolder enter() throws IOException {
        if (joined != null && SessionFiles.isFolder(joined)) {
            return SessionFolder.join(joined);
        }
        SessionFolder.sweep();
        return SessionFolder.create();
    }

    private static void closeAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(Session::close, "brood-session"));
    }

    /**
     * Gives what the processes of a session must agree on and was set for this one.
     *
     * @return options for another JVM
     */
    public static List<String> settings() {
        return Stream.of(Parking.SETTING, SessionFolder.BASE_SETTING, Segments.LIMIT_SETTING)
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
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
