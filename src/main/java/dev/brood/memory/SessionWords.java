package dev.brood.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a session counts for all of its processes, in the file {@code session} of its folder.
 *
 * <pre>
 *    0         4          8             64
 *   | version | segments |  unused ...  |
 *
 *   version    of every layout in the session's segments. Written once, before anyone else can see the folder.
 *   segments   number of the last segment. Written by whoever makes one, by an atomic addition. Zero: none yet.
 * </pre>
 */
final class SessionWords {

    private static final String FILE = "session";
    private static final int VERSION = 1;
    private static final int SIZE = 64;
    private static final int VERSION_AT = 0;
    private static final int SEGMENTS_AT = 4;

    private final Words words;

    private SessionWords(Words words) {
        this.words = words;
    }

    /** Writes all of it before it is mapped: a page that the system cannot find later would end the process. */
    static void create(Path folder) throws IOException {
        byte[] zeros = new byte[SIZE];
        try {
            Files.write(folder.resolve(FILE), zeros, StandardOpenOption.CREATE_NEW);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "there is no room in %s (%s); -D%s=FOLDER takes another one"
                            .formatted(
                                    folder.getParent(), e.getMessage(), SessionFolder.BASE_SETTING),
                    e);
        }
        map(folder).setInt(VERSION_AT, VERSION);
    }

    static SessionWords open(Path folder) throws IOException {
        Words words = map(folder);
        int version = words.getIntVolatile(VERSION_AT);
        if (version != VERSION) {
            throw new IOException(
                    "%s is of version %d, this is version %d".formatted(folder, version, VERSION));
        }
        return new SessionWords(words);
    }

    int nextSegment() {
        return words.getAndAddInt(SEGMENTS_AT, 1) + 1;
    }

    private static Words map(Path folder) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        folder.resolve(FILE), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Words(file.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, Arena.global()));
        }
    }
}
