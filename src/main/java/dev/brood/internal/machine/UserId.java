package dev.brood.internal.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Who this process is to the file system. Java does not tell. */
public final class UserId {

    /** Its owner would not do: that is root where the JVM was given more rights than its user has. */
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Followed by the real, the effective, the saved id and that for files. */
    private static final String LINE = "Uid:";

    private static final int EFFECTIVE = 2;

    /** The id, as files have it. */
    public static final int OURS = find();

    private UserId() {}

    private static int find() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(LINE)) {
                    return Integer.parseUnsignedInt(line.split("\\s+")[EFFECTIVE]);
                }
            }
        } catch (IOException e) {
            // no such file on this system
        }
        return ofNewFile();
    }

    private static int ofNewFile() {
        try {
            Path file = Files.createTempFile("brood", null);
            try {
                return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
