package dev.brood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/properties.md} has all settings that the sources read, and no other. */
class PropertiesTest {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));

    /** A text of its own in a Java source: the name of a property, or of a variable that is read. */
    private static final Pattern IN_JAVA =
            Pattern.compile("\"(brood\\.[a-z]+(?:[.-][a-z]+)*|BROOD_[A-Z_]+)\"");

    private static final Pattern IN_SHELL =
            Pattern.compile("-D(brood\\.[a-z]+(?:[.-][a-z]+)*)|\\b(BROOD_[A-Z_]+)");

    /** The first column of a table. */
    private static final Pattern IN_TABLE =
            Pattern.compile("(?m)^\\| `(brood\\.[a-z.-]+|BROOD_[A-Z_]+)` \\|");

    @Test
    void pageHasWhatTheSourcesRead() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(HOME.resolve("src/main/java"))) {
            for (Path each : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                read.addAll(names(IN_JAVA, each));
            }
        }
        try (Stream<Path> commands = Files.list(HOME.resolve(".ci"))) {
            for (Path each : commands.toList()) {
                read.addAll(names(IN_SHELL, each));
            }
        }
        read.addAll(names(IN_SHELL, HOME.resolve("repl")));
        assertEquals(read, names(IN_TABLE, HOME.resolve("docs/properties.md")));
    }

    private static Set<String> names(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(found.group(1) == null ? 2 : 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
