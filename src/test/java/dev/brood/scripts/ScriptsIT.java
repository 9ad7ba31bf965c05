package dev.brood.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every example in {@code scripts} runs through the launcher and prints what its {@code .expected} file says: when it is
 * compiled, when it is run again from what was recorded, and without any caches.
 */
@Tag("slow")
class ScriptsIT {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));
    private static final int LONGEST_SECONDS = 60;

    @TempDir Path temp;

    /** A script whose children run for more than a second says that it waits for them; the first one of all prepares. */
    private static List<String> linesBesideWaiting(Path err) throws IOException {
        return Files.readAllLines(err).stream()
                .filter(line -> !line.startsWith("waiting for ") && !line.startsWith("preparing "))
                .toList();
    }

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("scripts"))) {
            return files
                    .filter(file -> file.toString().endsWith(".jsh"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void printsWhatIsExpectedAndLeavesNothingBehind(Path script) throws Exception {
        Path caches = temp.resolve("caches");
        run(script, Map.of("XDG_CACHE_HOME", caches.toString()));
        Path recorded = caches.resolve("brood/scripts");
        assertEquals(1, Files.list(recorded).count());
        run(script, Map.of("XDG_CACHE_HOME", caches.toString()));
        assertEquals(1, Files.list(recorded).count(), "it is the same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool_map.jsh", "producer_consumer.jsh", "subclass.jsh"})
    void printsTheSameWithoutCaches(String script) throws Exception {
        run(HOME.resolve("scripts").resolve(script), Map.of("BROOD_CACHES", "off"));
    }

    private void run(Path script, Map<String, String> environment) throws Exception {
        Expected expected =
                Expected.read(Path.of(script.toString().replaceFirst("\\.jsh$", ".expected")));
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        var command =
                Stream.concat(
                                Stream.of(HOME.resolve("repl").toString(), script.toString()),
                                expected.arguments().stream())
                        .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<ProcessHandle> children;
        try {
            assertTrue(
                    process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS),
                    "it does not end: " + script);
        } finally {
            children = process.descendants().toList();
            process.destroyForcibly();
        }

        assertEquals(List.of(), linesBesideWaiting(err));
        assertEquals(expected.lines(), expected.shown(Files.readAllLines(out)));
        assertEquals(List.of(), expected.wrongCounts());
        assertEquals(List.of(), expected.wrongPlaces(Files.readAllLines(out)));
        assertEquals(0, process.exitValue());
        assertEquals(List.of(), children);
    }
}
