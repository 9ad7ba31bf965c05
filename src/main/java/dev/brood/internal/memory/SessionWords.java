package dev.brood.internal.memory;

import dev.brood.internal.base.Secret;
import dev.brood.internal.file.FileStatus;
import dev.brood.internal.file.OursAlone;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * What a session counts for all of its processes, in the file {@code session} of its folder.
 *
 * <pre>
 *    0         4          8             64
 *   | version | segments |  unused ...  |
 *
 *   version    of every layout in the session's segments. Written once, before anyone else can see the folder.
 *   segments   number of the last segment. Written by whoever makes one, by an atomic addition. Zero: none yet. If the
 *              folder had to be made again, it begins above all numbers that there may be.
 * </pre>
 */
final class SessionWords {

    private static final String FILE = "session";
    private static final int VERSION = 1;
    private static final int SIZE = 64;
    private static final int VERSION_AT = 0;
    private static final int SEGMENTS_AT = 4;

    private final Path file;
    private final FileStatus status;
    private final AtomicMemory words;

    private SessionWords(Path file, AtomicMemory words) throws IOException {
        this.file = file;
        this.status = FileStatus.of(file);
        this.words = words;
    }

    /** Makes them in a folder that nobody else sees yet. */
    static void create(Path folder, int lastSegment) throws IOException {
        write(folder.resolve(FILE), lastSegment);
    }

    /** Makes them in a folder that others may use, who see all of them or none. Does nothing if they did so first. */
    static void createAgain(Path folder, int lastSegment) throws IOException {
        Path unfinished = folder.resolve(FILE + "-" + Secret.name());
        write(unfinished, lastSegment);
        try {
            Files.createLink(folder.resolve(FILE), unfinished);
        } catch (FileAlreadyExistsException e) {
            // theirs will do
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Writes all of it before it is mapped: a page that the system cannot find later would end the process. */
    private static void write(Path path, int lastSegment) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OursAlone.FILE)) {
            ByteBuffer zeros = ByteBuffer.allocate(SIZE);
            while (zeros.hasRemaining()) {
                file.write(zeros);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "there is no room in %s (%s); -D%s=FOLDER takes another one"
                            .formatted(
                                    path.getParent().getParent(),
                                    e.getMessage(),
                                    SessionFolder.BASE_SETTING),
                    e);
        }
        AtomicMemory words = map(path);
        words.setInt(SEGMENTS_AT, lastSegment);
        words.setInt(VERSION_AT, VERSION);
    }

    static SessionWords open(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        AtomicMemory words = map(file);
        int version = words.getIntVolatile(VERSION_AT);
        if (version != VERSION) {
            throw new IOException(
                    "%s is of version %d, this is version %d".formatted(folder, version, VERSION));
        }
        return new SessionWords(file, words);
    }

    /** Whether a folder has such a file. */
    static boolean areIn(Path folder) {
        return FileStatus.isOwn(folder.resolve(FILE), FileStatus.Kind.FILE);
    }

    /** Whether the file is still there, so that others can find what is made beside it. */
    boolean areThere() {
        try {
            return FileStatus.of(file).equals(status);
        } catch (IOException e) {
            return false;
        }
    }

    int lastSegment() {
        return words.getIntVolatile(SEGMENTS_AT);
    }

    int nextSegment() {
        return words.getAndAddInt(SEGMENTS_AT, 1) + 1;
    }

    private static AtomicMemory map(Path path) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS)) {
            return new AtomicMemory(
                    file.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, Arena.global()));
        }
    }
}
