package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.shell.Recorded;
import dev.brood.shell.ScriptRunner;
import dev.brood.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of scripts is taken whole and as it was written, or not at all. */
@Timeout(60)
class ScriptCacheTest {

    private static final int FAULTS = 1_000;

    @TempDir Path temp;

    private Path folder;
    private Recorded recorded;
    private ScriptCache cache;

    @BeforeEach
    void keepOne() {
        folder = temp.resolve("scripts");
        recorded = record("int f(int x) { return 2 * x; }\nint y = f(4);\ny + 1\n");
        cache = cache("one");
        assertNull(cache.find());
        cache.keep(recorded);
    }

    private ScriptCache cache(String key) {
        return new ScriptCache(key.getBytes(StandardCharsets.UTF_8), folder);
    }

    private static Recorded record(String text) {
        try (Shell shell = Shell.open(List.of(), List.of())) {
            ScriptRunner runner =
                    new ScriptRunner(
                                    shell,
                                    _ -> {},
                                    _ -> new ScriptRunner.Ran("no commands", OptionalInt.empty()),
                                    false)
                            .recording();
            runner.run("script", text);
            return runner.recorded();
        }
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void whatWasKeptIsFoundAndNobodyElseMayReadIt() throws IOException {
        assertArrayEquals(recorded.toBytes(), cache("one").find().toBytes());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void fileThatIsTornOrChangedIsNone() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        Random random = new Random(17);
        for (int i = 0; i < FAULTS; i++) {
            byte[] bytes = whole.clone();
            int at = random.nextInt(bytes.length);
            switch (i % 4) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 512), (byte) 0x55);
                default -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + at);
            }
            Files.write(file(), bytes);
            Recorded found = cache.find();
            assertNull(found, () -> "fault in " + at);
        }
        Files.write(file(), whole);
        assertNotNull(cache.find());
    }

    @Test
    void fileOfAnotherScriptIsNone() throws IOException {
        Path one = file();
        ScriptCache other = cache("two");
        other.keep(record("1 + 1"));
        try (Stream<Path> files = Files.list(folder)) {
            Path two = files.filter(file -> !file.equals(one)).findFirst().orElseThrow();
            byte[] ofOne = Files.readAllBytes(one);
            Files.write(one, Files.readAllBytes(two));
            Files.write(two, ofOne);
        }
        assertNull(cache.find());
        assertNull(other.find());
    }

    @Test
    void linkOrPipeOrSomebodyElsesFileIsNone() throws Exception {
        Path file = file();
        Path elsewhere = temp.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertNull(cache.find());
        Files.delete(file);
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        assertNull(cache.find());
        Files.delete(file);
        Files.copy(elsewhere, file);
        assertNotNull(cache.find());
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
        Files.setAttribute(file, "unix:uid", 65534);
        assertNull(cache.find());
    }

    @Test
    void nothingIsKeptWhereThereIsNoFolder() throws IOException {
        Path plain = Files.writeString(temp.resolve("plain"), "");
        ScriptCache nowhere = new ScriptCache(new byte[3], plain.resolve("scripts"));
        nowhere.keep(recorded);
        assertNull(nowhere.find());
        ScriptCache off = new ScriptCache(null, null);
        off.keep(recorded);
        assertNull(off.find());
    }

    @Test
    void oldOnesAndTooManyAreRemoved() throws IOException {
        Path first = file();
        Files.setLastModifiedTime(first, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        cache("two").keep(recorded);
        assertFalse(Files.exists(first));
        for (int i = 0; i < 210; i++) {
            cache("more" + i).keep(recorded);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.count() <= 201);
        }
        assertNotNull(cache("more209").find());
    }
}
