package dev.brood.internal.memory;

import dev.brood.internal.base.Secret;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.file.FileStatus;
import dev.brood.internal.file.OursAlone;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of a session, for its segments and pipes. Mode 0700, in shared memory where there is some.
 *
 * <p>Each process that keeps something in it holds a shared lock on the file {@code alive}. The system drops the lock
 * however the process ends. Who can lock the file for itself alone knows that nobody lives there, and may remove the
 * folder: the last one to leave in good order, a child that survived its parent, or the sweep of a later session.
 *
 * <p>Others may write into the same place, so a folder counts only if it is this user's own and closed to all others; what
 * has been made by no session, by the look of it ({@link SessionFiles}), stays.
 */
final class SessionFolder implements AutoCloseable {

    /** The setting that says where folders are, if not in the usual place. */
    static final String BASE_SETTING = "brood.shm";

    private static final String PREFIX = "brood-";

    /** A folder gets its prefix when its lock is held, so that no sweep takes it for abandoned. */
    private static final String UNFINISHED = ".brood-";

    /** An unfinished folder of this age belongs to nobody: making one takes milliseconds. */
    private static final long ABANDONED_MILLIS = 60_000;

    /** The kernel frees the lock of a killed process only when all of the process is gone, later than its pipes close. */
    private static final int LOCK_TRIES = 20;

    private static final long LOCK_PAUSE_MILLIS = 10;

    /** Closing any channel of a file drops this process's locks on it, so a process must not try its own folders. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private SessionFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static SessionFolder create() throws IOException {
        return create(base().resolve(PREFIX + Secret.name()), 0);
    }

    private static SessionFolder create(Path path, int lastSegment) throws IOException {
        Path unfinished = path.resolveSibling(UNFINISHED + Secret.name());
        Files.createDirectory(unfinished, OursAlone.FOLDER);
        FileChannel channel = lockShared(unfinished);
        try {
            SessionWords.create(unfinished, lastSegment);
            OURS.add(path);
            Files.move(unfinished, path);
        } catch (IOException e) {
            channel.close();
            SessionFiles.remove(unfinished);
            throw e;
        }
        return new SessionFolder(path, channel);
    }

    /**
     * Enters the folder of a session that this process was started in or has lost. What is gone of it is made again, by the first
     * who comes: all of it, or what was in it. Whoever removes a folder while somebody makes a segment removes the half of it.
     */
    static SessionFolder enter(Path path, int lastSegment) throws IOException {
        FileSystemException last = null;
        for (int i = 0; i < LOCK_TRIES; i++) {
            if (SessionFiles.isSomebodyElses(path)) {
                throw new IOException(path + " is somebody else's");
            }
            try {
                return SessionFiles.isFolder(path)
                        ? complete(path, lastSegment)
                        : create(path, lastSegment);
            } catch (FileSystemException e) { // it has come or gone meanwhile
                last = e;
                Uninterrupted.await(() -> {
                    Thread.sleep(LOCK_PAUSE_MILLIS);
                    return null;
                });
            }
        }
        throw last;
    }

    private static SessionFolder complete(Path path, int lastSegment) throws IOException {
        OURS.add(path);
        FileChannel channel = lockShared(path);
        try {
            if (!SessionWords.areIn(path)) {
                SessionWords.createAgain(path, lastSegment);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new SessionFolder(path, channel);
    }

    /** A process keeps no lock on what is not there any more. */
    SessionFolder again(int lastSegment) throws IOException {
        channel.close();
        return enter(path, lastSegment);
    }

    private static FileChannel lockShared(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(SessionFiles.LOCK),
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS),
                        OursAlone.FILE);
        channel.lock(0, Long.MAX_VALUE, true);
        return channel;
    }

    private static Path base() {
        String asked = System.getProperty(BASE_SETTING);
        if (asked != null) {
            return Path.of(asked);
        }
        Path shared = Path.of("/dev/shm");
        return Files.isDirectory(shared) && Files.isWritable(shared)
                ? shared
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    Path path() {
        return path;
    }

    /** Leaves, and removes the folder if nobody else is in it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock is gone all the same
        }
        OURS.remove(path);
        removeIfAbandoned(path);
    }

    /** Removes a folder whose session has just died, trying for a moment. */
    static void removeSoon(Path folder) {
        for (int i = 0; i < LOCK_TRIES && Files.isDirectory(folder); i++) {
            if (removeIfAbandoned(folder)) {
                return;
            }
            try {
                Thread.sleep(LOCK_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Removes what sessions left behind that did not end in good order. */
    static void sweep() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base(), "{.,}brood-*")) {
            for (Path folder : folders) {
                sweep(folder);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // a sweep is a favour to others
        }
    }

    private static void sweep(Path folder) {
        try {
            if (SessionFiles.isFolder(folder) && isSettled(folder) && SessionFiles.fill(folder)) {
                removeIfAbandoned(folder);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // somebody else removes it
        }
    }

    private static boolean isSettled(Path folder) throws IOException {
        return folder.getFileName().toString().startsWith(PREFIX) || isOld(folder);
    }

    private static boolean isOld(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder).toMillis()
                < System.currentTimeMillis() - ABANDONED_MILLIS;
    }

    private static boolean removeIfAbandoned(Path folder) {
        if (OURS.contains(folder) || !SessionFiles.isFolder(folder)) {
            return false;
        }
        Path lock = folder.resolve(SessionFiles.LOCK);
        if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
            return removeRest(folder);
        }
        if (!FileStatus.isOwn(lock, FileStatus.Kind.FILE)) {
            return false; // to open it might take for ever
        }
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock alone = channel.tryLock()) {
            if (alone == null) {
                return false;
            }
            SessionFiles.remove(folder);
            return true;
        } catch (IOException | DirectoryIteratorException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Removes what is left of a folder whose last process was killed, or made something, while it was removed. */
    private static boolean removeRest(Path folder) {
        try {
            if (isOld(folder) && SessionFiles.fill(folder)) {
                SessionFiles.remove(folder);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // somebody else does
        }
        return !Files.isDirectory(folder);
    }
}
