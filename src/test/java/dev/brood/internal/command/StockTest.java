package dev.brood.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same lines mean the same in the jshell of the JDK. */
@Tag("slow")
class StockTest {

    private static final List<String> LINES =
            List.of(
                    "int x = 5",
                    "1 + 1",
                    "int x = 6",
                    "int y = \"a\"",
                    "void f(int a) { }",
                    "record P(int a) {}",
                    "import java.util.zip.*",
                    "/list",
                    "/list -all",
                    "/list 2-6 e1",
                    "String text = \"a\\t\\\"b\"",
                    "char c = '\\''",
                    "int[] numbers = {1, 2}",
                    "String nothing",
                    "var list = List.of(1.5, \"a\")",
                    "/vars",
                    "/vars -all",
                    "/methods",
                    "/types",
                    "/drop x",
                    "/list x",
                    "/vars x",
                    "/reset",
                    "int z = 3",
                    "/list",
                    "/reload -restore -quiet",
                    "/list");

    @TempDir Path temp;

    @Test
    void listsAreTheSame() throws Exception {
        List<String> stock = jshell(LINES);

        List<String> ours = new ArrayList<>();
        try (Talk talk = Talk.open()) {
            for (String line : LINES) {
                List<String> said = talk.types(line);
                if (line.startsWith("/")) {
                    ours.addAll(said);
                }
            }
        }
        assertEquals(compared(stock), compared(ours));
    }

    /** What both show of snippets: the imports from the start differ, and we say a little more. */
    private static List<String> compared(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("^\\|", "").strip())
                .filter(line -> !line.matches("|s\\d+ : .*|dropped .*|all is gone.*"))
                .toList();
    }

    @Test
    void savedFilesOpenThereAndHere() throws Exception {
        Path theirs = temp.resolve("theirs.jsh");
        Path ours = temp.resolve("ours.jsh");
        Path again = temp.resolve("again.jsh");
        List<String> snippets = LINES.stream().filter(line -> !line.startsWith("/")).toList();
        try (Talk talk = Talk.open()) {
            snippets.forEach(talk::types);
            talk.types("/save " + ours);
            jshell(
                    Stream.concat(
                                    snippets.stream(),
                                    Stream.of(
                                            "/save " + theirs,
                                            "/reset",
                                            "/open " + ours,
                                            "/save " + again))
                            .toList());
            assertEquals(Files.readAllLines(theirs), Files.readAllLines(ours));
            assertEquals(Files.readAllLines(ours), Files.readAllLines(again));
            talk.types("/reset", "/open " + theirs);
            assertEquals(List.of(), talk.complaints());
            talk.types("/save " + again);
            assertEquals(Files.readAllLines(theirs), Files.readAllLines(again));
        }
    }

    private List<String> jshell(List<String> lines) throws IOException, InterruptedException {
        Path in = Files.write(temp.resolve("in"), lines);
        Path out = temp.resolve("out");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jshell")
                                        .toString(),
                                "-J-Djava.util.prefs.userRoot=" + temp,
                                "-")
                        .redirectInput(in.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertTrue(
                    process.waitFor(Wait.CROWD.time().toMillis(), TimeUnit.MILLISECONDS),
                    "jshell hangs");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readAllLines(out);
    }
}
