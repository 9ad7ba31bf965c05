package dev.brood.internal.file;

import dev.brood.internal.machine.Pid;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder in the system's temp folder, into which nobody else may look, for as long as something is done there. What is left
 * by a process that was killed is removed by the next one that does the same, by whose it is and its name.
 */
public final class WorkFolder implements AutoCloseable {

    /** A process that cannot be seen may live all the same, if it shares but the temp folder with us; not for so long. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes one.
     *
     * @param purpose a word for its name
     * @return the folder
     * @throws IOException if it cannot be made
     */
    public static WorkFolder create(String purpose) throws IOException {
        String prefix = "brood-" + purpose + "-";
        sweep(prefix);
        return new WorkFolder(Files.createTempDirectory(prefix + Pid.own() + "-"));
    }

    private static void sweep(String prefix) {
        Pattern name = Pattern.compile(Pattern.quote(prefix) + "(\\d{1,18})-\\d+");
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temp, prefix + "*")) {
            for (Path folder : folders) {
                Matcher matcher = name.matcher(folder.getFileName().toString());
                if (matcher.matches() && isAbandoned(folder, Long.parseLong(matcher.group(1)))) {
                    delete(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // the next one tries again
        }
    }

    private static boolean isAbandoned(Path folder, long pid) throws IOException {
        Instant before = Instant.now().minus(ABANDONED);
        return FileStatus.isPrivateFolder(folder)
                && !Pid.isSeen(pid)
                && Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(before);
    }

    /** Tells where it is. */
    public Path path() {
        return path;
    }

    /** Removes it, with all that is in it. */
    @Override
    public void close() throws IOException {
        delete(path);
    }

    /** What is behind links stays. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
