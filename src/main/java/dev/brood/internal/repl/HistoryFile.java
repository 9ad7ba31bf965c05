package dev.brood.internal.repl;

import dev.brood.internal.file.FileStatus;
import dev.brood.internal.file.OursAlone;
import dev.brood.internal.file.OwnFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where lines are kept from one run to the next: the folder that the XDG specification names for such things. It is closed to
 * others, and somebody else's is not used.
 */
final class HistoryFile {

    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private HistoryFile() {}

    /** The file, which is there and can be written, or null. */
    static Path find() {
        try {
            Path file = OwnFolder.make(stateFolder().resolve("brood")).resolve("history");
            try {
                Files.createFile(file, OursAlone.FILE);
            } catch (FileAlreadyExistsException e) {
                if (!FileStatus.isOwn(file, FileStatus.Kind.FILE)) {
                    return null;
                }
                Files.setPosixFilePermissions(
                        file, FILE); // JLine warns of a file that others may read
            }
            return Files.isWritable(file) && Files.isReadable(file) ? file : null;
        } catch (IOException | RuntimeException e) {
            return null; // no home, a full disk, a file system without permissions, somebody else's
            // folder: then without history
        }
    }

    private static Path stateFolder() {
        String folder = System.getenv("XDG_STATE_HOME");
        if (folder != null
                && Path.of(folder).isAbsolute()) { // the specification says to ignore any other
            return Path.of(folder);
        }
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        return Path.of(home, ".local", "state");
    }
}
