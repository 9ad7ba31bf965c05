package dev.brood.internal.dependency;

import dev.brood.internal.file.CacheFolder;
import dev.brood.internal.file.FileStatus;
import dev.brood.internal.file.OwnFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which jars were found for some coordinates, in a file of the user's cache folder. Their code will run, so a file that somebody
 * else may have made or changed says nothing. It holds as long as the jars are there
 * and the user's Maven settings are the same; for versions that may move, such as snapshots, for a day, as Maven has it.
 */
record ResolutionCache(String name, boolean isMoving) {

    private static final Duration DAY = Duration.ofDays(1);

    static ResolutionCache of(List<Coordinates> wanted) {
        String key =
                wanted.stream().map(Coordinates::toString).collect(Collectors.joining("\n"))
                        + settings();
        return new ResolutionCache(hash(key), wanted.stream().anyMatch(Coordinates::isMoving));
    }

    private static String settings() {
        try {
            Path file = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
            return "\n" + Files.getLastModifiedTime(file) + MavenInvocation.arguments();
        } catch (IOException e) {
            return "\n" + MavenInvocation.arguments(); // most users have none
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private Path file() throws IOException {
        return OwnFolder.make(CacheFolder.of("dependencies")).resolve(name);
    }

    /** The jars; none if that is not known any more. */
    List<Path> read() {
        try {
            Path file = file();
            if (!FileStatus.isOwn(file, FileStatus.Kind.FILE)) {
                return List.of(); // never looked for
            }
            Instant written = Files.getLastModifiedTime(file).toInstant();
            List<Path> jars = intact(Files.readAllLines(file));
            boolean isOld = isMoving && written.isBefore(Instant.now().minus(DAY));
            return isOld || !jars.stream().allMatch(Files::exists) ? List.of() : jars;
        } catch (IOException e) {
            return List.of(); // then Maven will be asked
        }
    }

    /** What was written, by its sum; nothing if it is torn, as a part of the jars would be worse than none. */
    private static List<Path> intact(List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> jars = lines.subList(1, lines.size());
        return lines.getFirst().equals(hash(String.join("\n", jars)))
                ? jars.stream().map(Path::of).toList()
                : List.of();
    }

    void write(List<Path> jars) {
        try {
            Path file = file();
            Path temporary = Files.createTempFile(file.getParent(), "new", null);
            List<String> lines = new ArrayList<>(jars.stream().map(Path::toString).toList());
            lines.addFirst(hash(String.join("\n", lines)));
            Files.write(temporary, lines);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // then Maven will be asked again
        }
    }
}
