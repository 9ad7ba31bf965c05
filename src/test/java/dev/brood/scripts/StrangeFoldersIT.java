package dev.brood.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Current folders, scripts and folders for caches with names that shells and programs may take for something else. */
@Tag("slow")
class StrangeFoldersIT {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));

    private static final String LANG = "org.apache.commons:commons-lang3:3.20.0";

    private static final String SCRIPT =
            """
            //DEPS %s
            spawn(() -> System.out.print(org.apache.commons.lang3.StringUtils.reverse(args.get(0))
                + "|" + Path.of("").toAbsolutePath().getFileName() + "|")).start().join();
            println(pool(1).map(x -> x + 1, range(2)));
            """
                    .formatted(LANG);

    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-e",
                "a b'c\"d",
                "new\nline\n",
                "$(exit 1)`exit`",
                "*?[a]",
                "@x",
                "a:b",
                "~",
                "ä€"
            })
    void namesAreJustNames(String name) throws Exception {
        Path folder = Files.createDirectory(temp.resolve(name));
        Files.writeString(folder.resolve(name), SCRIPT);
        Path out = temp.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(HOME.resolve("repl").toString(), "--", name, name)
                        .directory(folder.toFile())
                        .redirectError(temp.resolve("err").toFile())
                        .redirectOutput(out.toFile());
        builder.environment().put("BROOD_JAVA_OPTS", "-Dbrood.maven.arguments=-o");
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(Wait.CROWD.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Wait.CROWD.tooLong("the end of a script");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        String reversed = new StringBuilder(name).reverse().toString();
        assertEquals(
                "%s|%s|\n[1, 2]\n".formatted(reversed, name),
                Files.readString(out),
                () -> "errors in " + temp.resolve("err"));
        assertEquals("|  resolving " + LANG, Files.readAllLines(temp.resolve("err")).getLast());
        assertEquals(
                new TreeSet<>(Set.of(name, "cache")),
                new TreeSet<>(Arrays.asList(folder.toFile().list())));
    }
}
