package dev.brood.internal.memory;

import dev.brood.error.SharedMemoryException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A segment that can be found by a name. The name is a symbolic link {@code name-NAME} to the segment's file. It is made
 * when the segment is complete, and by one process only, so nobody finds half of one.
 */
public final class NamedSegment {

    private static final String PREFIX = "name-";

    private final String name;
    private final int number;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment segment;

    private NamedSegment(String name, int number, long bytes) {
        this.name = name;
        this.number = number;
        this.segment = Segments.create(number, bytes, arena);
    }

    private NamedSegment(String name, int number) {
        this.name = name;
        this.number = number;
        this.segment = Segments.open(number, arena);
    }

    /**
     * Makes a segment, all zeros.
     *
     * @param name its name; null for one that nobody will guess
     * @param bytes its size
     * @return the segment, or null if there is one of that name
     * @throws SharedMemoryException if there is no room
     */
    public static NamedSegment create(String name, long bytes) {
        if (name != null && Files.exists(link(name), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return null; // before it takes any room
        }
        int number = Segments.nextNumber();
        String given = name == null ? "unnamed-" + number : name;
        NamedSegment made = new NamedSegment(given, number, bytes);
        try {
            Files.createSymbolicLink(link(given), Path.of(Segments.name(number)));
            return made;
        } catch (FileAlreadyExistsException e) {
            made.discard();
            return null;
        } catch (IOException e) {
            made.discard();
            throw new SharedMemoryException("cannot name shared memory: " + e, e);
        }
    }

    private void discard() {
        close();
        Segments.remove(number);
    }

    /**
     * Opens a segment by its name.
     *
     * @param name the name
     * @return the segment, or null if there is none of that name
     */
    public static NamedSegment find(String name) {
        int number = numberOf(name);
        return number == 0 ? null : new NamedSegment(name, number);
    }

    /**
     * Opens a segment by its number.
     *
     * @param name its name
     * @param number its number
     * @return the segment
     * @throws SharedMemoryException if it is gone
     */
    public static NamedSegment open(String name, int number) {
        return new NamedSegment(name, number);
    }

    private static int numberOf(String name) {
        try {
            String file = Files.readSymbolicLink(link(name)).toString();
            return Integer.parseInt(file.substring(Segments.PREFIX.length()));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new SharedMemoryException("cannot read the name of shared memory: " + e, e);
        }
    }

    private static Path link(String name) {
        return Session.folder().resolve(PREFIX + name);
    }

    /** Gives the name. */
    public String name() {
        return name;
    }

    /** Gives the number, which is never that of another. */
    public int number() {
        return number;
    }

    /** Gives the memory, mapped until {@link #close}. */
    public MemorySegment segment() {
        return segment;
    }

    /** Ends the mapping; may be repeated. */
    public void close() {
        if (segment.scope().isAlive()) {
            arena.close();
        }
    }

    /**
     * Takes the name away, and the memory when nobody has it mapped any more.
     *
     * @return false if that was done before
     */
    public boolean unlink() {
        try {
            if (numberOf(name) != number || !Files.deleteIfExists(link(name))) {
                return false;
            }
        } catch (IOException e) {
            throw new SharedMemoryException("cannot remove the name of shared memory: " + e, e);
        }
        Segments.remove(number);
        return true;
    }
}
