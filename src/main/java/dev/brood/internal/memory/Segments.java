package dev.brood.internal.memory;

import dev.brood.error.SharedMemoryException;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.file.OursAlone;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The session's segments: files in its folder, numbered from 1 by {@link SessionWords}. A segment is written in full
 * when it is made. So if there is no room that is said at once, and using it never fails, where a page that the system
 * cannot find for a sparse file would end the process.
 */
public final class Segments {

    /** The setting that limits a single process; in bytes, no limit unless set. */
    static final String LIMIT_SETTING = "brood.memory.limit";

    private static final long LIMIT = Long.getLong(LIMIT_SETTING, Long.MAX_VALUE);
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(64 * 1024);
    private static final int KIB = 1024;
    private static final int LARGE = KIB * KIB;
    static final String PREFIX = "segment-";

    /** Segments that hold small things. They stay mapped, as somebody may always hold another handle to one of them. */
    private static final Map<Integer, MemorySegment> LASTING = new ConcurrentHashMap<>();

    private Segments() {}

    /**
     * Takes a number for a new segment.
     *
     * @return the number
     */
    public static int nextNumber() {
        return Session.current().nextSegment();
    }

    /**
     * Makes a segment, all zeros.
     *
     * @param number from {@link #nextNumber}
     * @param bytes its size
     * @return the segment, mapped until it is unreachable
     * @throws SharedMemoryException if there is no room for it
     */
    public static MemorySegment create(int number, long bytes) {
        return create(number, bytes, Arena.ofAuto());
    }

    /** Makes a segment that stays mapped. */
    static MemorySegment createLasting(int number, long preferred, long least) {
        MemorySegment segment = createUpTo(number, preferred, least, Arena.global());
        LASTING.put(number, segment);
        return segment;
    }

    /**
     * Makes a segment, all zeros.
     *
     * @param number from {@link #nextNumber}
     * @param bytes its size
     * @param arena how long it stays mapped: memory is not free before it is removed and mapped nowhere
     * @return the segment
     * @throws SharedMemoryException if there is no room for it
     */
    public static MemorySegment create(int number, long bytes, Arena arena) {
        Mappings.toMake();
        return make(number, bytes, arena);
    }

    private static MemorySegment make(int number, long bytes, Arena arena) {
        Path path = path(number);
        try {
            return Uninterrupted.run(() -> create(path, bytes, arena));
        } catch (IOException e) {
            remove(number);
            throw noRoom(bytes, path, e);
        }
    }

    /**
     * Makes a segment that may be smaller if there is no room, all zeros.
     *
     * @param number from {@link #nextNumber}
     * @param preferred its size
     * @param least its size if need be
     * @param arena as for {@link #create(int, long, Arena)}
     * @return the segment
     * @throws SharedMemoryException if there is no room for the least size
     */
    public static MemorySegment createUpTo(int number, long preferred, long least, Arena arena) {
        Mappings.toMake();
        for (long bytes = preferred; bytes > least; bytes /= 2) {
            try {
                return make(number, bytes, arena);
            } catch (SharedMemoryException e) {
                // perhaps the half of it
            }
        }
        return make(number, least, arena);
    }

    private static MemorySegment create(Path path, long bytes, Arena arena) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        path,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        OursAlone.FILE)) {
            if (bytes > LIMIT) {
                throw new IOException("the limit is " + size(LIMIT));
            }
            // or else it would take all that is left before it fails
            if (bytes > LARGE && bytes > Files.getFileStore(path).getUsableSpace()) {
                throw new IOException("that is not enough");
            }
            fill(file, bytes);
            return file.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        }
    }

    private static void fill(FileChannel file, long bytes) throws IOException {
        for (long written = 0; written < bytes; ) {
            ByteBuffer zeros = ZEROS.duplicate();
            zeros.limit((int) Math.min(zeros.capacity(), bytes - written));
            written += file.write(zeros, written);
        }
    }

    private static SharedMemoryException noRoom(long bytes, Path path, IOException cause) {
        String room = "";
        try {
            FileStore store = Files.getFileStore(path.getParent());
            room =
                    "; %s has %s free of %s"
                            .formatted(
                                    path.getParent().getParent(),
                                    size(store.getUsableSpace()),
                                    size(store.getTotalSpace()));
        } catch (IOException e) {
            // then without
        }
        return new SharedMemoryException(
                "cannot get %s of shared memory%s (%s)"
                        .formatted(size(bytes), room, cause.getMessage()),
                cause);
    }

    private static String size(long bytes) {
        return bytes < KIB
                ? bytes + " bytes"
                : bytes < KIB * KIB ? bytes / KIB + " KiB" : bytes / KIB / KIB + " MiB";
    }

    /**
     * Maps a segment that another process made.
     *
     * @param number its number
     * @return the segment, mapped until it is unreachable
     * @throws SharedMemoryException if it is gone
     */
    public static MemorySegment open(int number) {
        return open(number, Arena.ofAuto());
    }

    /**
     * Maps segments of small cells, as they are likely to be used.
     *
     * @param numbers of the segments
     */
    public static void prepare(int... numbers) {
        for (int number : numbers) {
            openLasting(number);
        }
    }

    /** Maps a segment once and for all. */
    static MemorySegment openLasting(int number) {
        return LASTING.computeIfAbsent(number, n -> open(n, Arena.global()));
    }

    /**
     * Maps a segment that another process made.
     *
     * @param number its number
     * @param arena how long it stays mapped
     * @return the segment
     * @throws SharedMemoryException if it is gone
     */
    public static MemorySegment open(int number, Arena arena) {
        Mappings.toUse();
        try {
            return Uninterrupted.run(() -> open(path(number), arena));
        } catch (NoSuchFileException e) {
            throw new SharedMemoryException(
                    "the shared memory of this object is gone: its session is over, it was freed, or somebody has removed "
                            + Session.current().path(),
                    null);
        } catch (IOException e) {
            throw new SharedMemoryException("cannot open shared memory: " + e, e);
        }
    }

    private static MemorySegment open(Path path, Arena arena) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS)) {
            return file.map(FileChannel.MapMode.READ_WRITE, 0, file.size(), arena);
        }
    }

    /**
     * Removes a segment. Who has it mapped may go on to use it.
     *
     * @param number its number
     */
    public static void remove(int number) {
        if (Session.isOver()) {
            return;
        }
        try {
            Files.deleteIfExists(Session.current().path().resolve(name(number)));
        } catch (IOException e) {
            // it goes with the session
        }
    }

    /** Name of a segment's file. */
    static String name(int number) {
        return PREFIX + number;
    }

    private static Path path(int number) {
        return Session.folder().resolve(name(number));
    }

    /**
     * As {@link #create(int, long)}, for those who want words.
     *
     * @param number from {@link #nextNumber}
     * @param bytes its size
     * @return the segment
     */
    public static AtomicMemory createWords(int number, long bytes) {
        return new AtomicMemory(create(number, bytes));
    }

    /**
     * As {@link #open(int)}, for those who want words.
     *
     * @param number of the segment
     * @return the segment
     */
    public static AtomicMemory openWords(int number) {
        return new AtomicMemory(open(number));
    }
}
