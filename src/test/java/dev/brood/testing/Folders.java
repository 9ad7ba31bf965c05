package dev.brood.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of sessions. Their names begin with the pid of the process that made them. */
public final class Folders {

    private static final Pattern NAME = Pattern.compile("\\.?brood-(\\d+)-.*");

    private Folders() {}

    /** Folders of the session that this process made. */
    public static Set<String> of(long pid) {
        return all().filter(folder -> pid(folder) == pid).collect(Collectors.toSet());
    }

    private static Stream<String> all() {
        return Stream.of("/dev/shm", System.getProperty("java.io.tmpdir"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(Folders::list)
                .filter(folder -> NAME.matcher(folder.getFileName().toString()).matches())
                .map(Path::toString);
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pid(String folder) {
        Matcher matcher = NAME.matcher(Path.of(folder).getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(folder);
        }
        return Long.parseLong(matcher.group(1));
    }
}
