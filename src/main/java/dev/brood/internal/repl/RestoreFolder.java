package dev.brood.internal.repl;

import dev.brood.internal.command.LastRun;
import dev.brood.internal.file.FileStatus;
import dev.brood.internal.file.OursAlone;
import dev.brood.internal.file.OwnFolder;
import dev.brood.internal.machine.Pid;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of sessions at a terminal, beside the history. A session holds a lock on its own as long as it lives, which the
 * system lets go however it dies. So what is locked is nobody else's business, and what is not is of a session that is gone.
 *
 * <p>The name tells the start, the process, and the end: {@code .open} is turned into {@code .ended} by whoever leaves in good
 * order, or has been told of it.
 */
final class RestoreFolder {

    private static final String OPEN = ".open";
    private static final String ENDED = ".ended";
    private static final String NEW = ".new";

    /** Nobody takes so long to give a file its name. */
    private static final long UNNAMED_MILLIS = 60_000;

    /** So many sessions that are gone are kept. */
    private static final int MOST = 10;

    private final Path folder;

    /** Of this session; null before something was entered. */
    private Path own;

    /** Of the session that was restored, held as long as this one lives; null before. */
    private FileChannel claim;

    private Path claimed;

    /** What was found when somebody asked; always the same in a session. */
    private LastRun lastRun;

    RestoreFolder(Path folder) {
        this.folder = folder;
    }

    /** Null if there is no place for such things. */
    static RestoreFolder find() {
        Path history = HistoryFile.find();
        return history == null ? null : new RestoreFolder(history.resolveSibling("sessions"));
    }

    /** Makes this session's file. It has its name only once it is locked, or others would take it for one that is gone. */
    FileChannel create() throws IOException {
        OwnFolder.make(folder);
        String name = System.currentTimeMillis() + "-" + Pid.own();
        Path unnamed = folder.resolve(name + NEW);
        FileChannel channel =
                FileChannel.open(
                        unnamed,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OursAlone.FILE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException("somebody else has locked it");
            }
            own = folder.resolve(name + OPEN);
            Files.move(unnamed, own, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(unnamed);
            throw e;
        }
        sweep();
        return channel;
    }

    /** This session ends in good order. */
    void ended() {
        end(own);
    }

    /** Whether the last session that is gone did not end in good order. Tells that once. */
    boolean hasLostOne() {
        if (open().findAny().isEmpty()) {
            return false;
        }
        Path last = gone().findFirst().orElse(null);
        boolean lost = last != null && last.toString().endsWith(OPEN);
        gone().filter(file -> file.toString().endsWith(OPEN)).forEach(RestoreFolder::end);
        return lost;
    }

    /**
     * What the last session has left that is gone. Its file is locked from now on, so that of two sessions which restore something
     * after two that are gone, each has another.
     */
    LastRun lastRun() {
        if (lastRun == null) {
            lastRun =
                    gone().map(this::claimed)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(LastRun.NOTHING);
        }
        return lastRun;
    }

    private LastRun claimed(Path file) {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            LastRun run = channel.tryLock() == null ? LastRun.NOTHING : read(channel);
            if (run.entries().isEmpty()) {
                channel.close();
                return null;
            }
            claim = channel;
            claimed = file;
            return run;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static LastRun read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // on
        }
        return RestoreFormat.read(bytes.flip());
    }

    private static void end(Path file) {
        String name = file.getFileName().toString();
        try {
            Files.move(
                    file,
                    file.resolveSibling(name.substring(0, name.length() - OPEN.length()) + ENDED),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // then it is told of once more
        }
    }

    private void sweep() {
        gone().skip(MOST).forEach(file -> file.toFile().delete());
        long old = System.currentTimeMillis() - UNNAMED_MILLIS;
        files(NEW)
                .map(Path::toFile)
                .filter(file -> file.lastModified() < old)
                .forEach(File::delete);
    }

    private Stream<Path> open() {
        return files(OPEN);
    }

    /** Sessions that are gone, the one first in which something was entered last. */
    private Stream<Path> gone() {
        return Stream.concat(open(), files(ENDED))
                .filter(this::isGone)
                .sorted(
                        Comparator.comparingLong((Path file) -> file.toFile().lastModified())
                                .thenComparing(Path::getFileName)
                                .reversed());
    }

    /** What is restored is run. */
    private static boolean isOurs(Path file) {
        return FileStatus.isOwn(file, FileStatus.Kind.FILE);
    }

    private Stream<Path> files(String end) {
        String[] names = folder.toFile().list((File _, String name) -> name.endsWith(end));
        return names == null
                ? Stream.of()
                : Arrays.stream(names).map(folder::resolve).filter(RestoreFolder::isOurs);
    }

    /** What this session has locked is not looked at, as to close it anywhere would give up the lock. */
    private boolean isGone(Path file) {
        if (file.equals(own) || file.equals(claimed)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
