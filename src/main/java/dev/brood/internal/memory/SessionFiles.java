package dev.brood.internal.memory;

import dev.brood.internal.base.Secret;
import dev.brood.internal.file.FileStatus;
import dev.brood.internal.file.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a session's folder is told from everything else that lies beside it, so that nothing is removed which no session
 * has made: its name, whose it is, and names and kinds of all that is in it.
 */
final class SessionFiles {

    /** Held by each process of the session. */
    static final String LOCK = "alive";

    /** As {@link Secret#name} gives them. */
    private static final String ID = "(\\d+)-([0-9a-f]{8})";

    private static final Pattern FOLDER = Pattern.compile("\\.?brood-" + ID);

    /** What all rooms make there. The kind is one more proof, and keeps anybody from waiting at a pipe. */
    private static final Map<Pattern, Kind> FORMS =
            Map.of(
                    Pattern.compile(LOCK + "|session|segment-\\d+"), Kind.FILE,
                    Pattern.compile("(session|parent|work)-" + ID), Kind.FILE,
                    Pattern.compile("replies-" + ID + "-\\d+"), Kind.PIPE,
                    Pattern.compile("listener-" + ID), Kind.SOCKET,
                    Pattern.compile("name-[A-Za-z0-9._-]+"), Kind.LINK);

    private SessionFiles() {}

    /** The id of the session with this folder: a pid and 32 random bits. */
    static long id(Path folder) {
        Matcher parts = FOLDER.matcher(folder.getFileName().toString());
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the folder of a session: " + folder);
        }
        return Long.parseLong(parts.group(1)) << Integer.SIZE
                | Integer.toUnsignedLong(Integer.parseUnsignedInt(parts.group(2), 16));
    }

    /** Whether a folder has been made by one of this user's sessions. What is in it is not looked at. */
    static boolean isFolder(Path folder) {
        return FOLDER.matcher(folder.getFileName().toString()).matches()
                && FileStatus.isPrivateFolder(folder);
    }

    /** Whether there is something of a session's name that is not ours. One look: it may come and go meanwhile. */
    static boolean isSomebodyElses(Path folder) throws IOException {
        try {
            return !FileStatus.of(folder).isPrivateFolder();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether all that is in such a folder has been made by sessions. */
    static boolean fill(Path folder) throws IOException {
        try (DirectoryStream<Path> contents = Files.newDirectoryStream(folder)) {
            for (Path each : contents) {
                if (!contains(each)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether this is one of them, or nothing any more. */
    private static boolean contains(Path file) throws IOException {
        try {
            FileStatus status = FileStatus.of(file);
            String name = file.getFileName().toString();
            return FORMS.entrySet().stream()
                    .filter(form -> form.getKey().matcher(name).matches())
                    .map(Entry::getValue)
                    .anyMatch(status::isOwn);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Removes what sessions have made in a folder, and the folder. */
    static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> contents = Files.newDirectoryStream(folder)) {
            for (Path each : contents) {
                if (!each.endsWith(LOCK) && contains(each)) {
                    Files.deleteIfExists(each); // others may do so at the same time
                }
            }
        }
        Files.deleteIfExists(folder.resolve(LOCK)); // last: it tells others that somebody may live
        Files.deleteIfExists(folder);
    }
}
