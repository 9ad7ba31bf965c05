package dev.brood.scripts;

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

/** A script that has not changed is not compiled again, and nobody can tell but by the time. */
@Tag("slow")
class RecordedScriptIT {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));

    @TempDir Path temp;

    private record Ran(int code, String out, String err) {}

    private Ran repl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("repl").toString()));
        command.addAll(List.of(arguments));
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(temp.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().put("XDG_CACHE_HOME", temp.resolve("caches").toString());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(Wait.PROGRAM.time().toMillis(), TimeUnit.MILLISECONDS));
        } finally {
            process.destroyForcibly();
        }
        // the first one of all, after a build, says something
        String said = Files.readString(err).replaceAll("(?m)^preparing .*\n", "");
        return new Ran(process.exitValue(), Files.readString(out), said);
    }

    private long kept() throws IOException {
        Path folder = temp.resolve("caches/brood/scripts");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private Ran twice(String... arguments) throws Exception {
        long before = kept();
        Ran first = repl(arguments);
        assertEquals(before + 1, kept(), () -> "it was recorded: " + first);
        assertEquals(first, repl(arguments));
        assertEquals(before + 1, kept());
        return first;
    }

    @Test
    void textOfTheCommandLineShowsItsValueBothTimes() throws Exception {
        assertEquals("42\n", twice("-e", "6 * 7").out());
        assertEquals("", twice("-e", "int x = 5").out());
        assertEquals("[1, 2]\n", twice("-e", "var a = new int[] {1, 2}\na").out());
        assertEquals("null\n", twice("-e", "String s = null\ns").out());
        assertEquals("", twice("-e", "if (true) { int y = 3; }").out());
    }

    @Test
    void changedScriptIsCompiledAndItsFailureIsToldAsEver() throws Exception {
        Path script = temp.resolve("script.jsh");
        Files.writeString(
                script,
                "int half(int n) { return n / (args.size() - 1); }\n\nprintln(async(half, 8).get());\n");
        assertEquals("8\n", twice("script.jsh", "a", "b").out());
        Ran replayed = repl("script.jsh", "a");
        Files.writeString(script, Files.readString(script) + " ");
        Ran compiled = repl("script.jsh", "a");
        assertEquals(1, replayed.code());
        assertEquals(compiled.code(), replayed.code());
        String worker = "\\(pid \\d+\\)";
        assertEquals(
                compiled.err().replaceAll(worker, "(pid)"),
                replayed.err().replaceAll(worker, "(pid)"));
        assertTrue(replayed.err().contains("script.jsh:3:1: "), replayed::err);
        assertTrue(replayed.err().contains("session.half(script.jsh:1)"), replayed::err);
    }

    @Test
    void scriptThatTakesASessionIsNotRecorded() throws Exception {
        Files.writeString(temp.resolve("commands.jsh"), "int x = 1;\n/vars\nprintln(x);\n");
        Ran first = repl("commands.jsh");
        assertTrue(first.out().contains("int x = 1\n1\n"), first::out);
        assertEquals(first, repl("commands.jsh"));
        assertEquals(1, repl("-e", "int x = ").code());
        assertEquals(1, repl("-e", "throw new RuntimeException()").code());
        assertEquals(0, kept());
    }

    @Test
    void exitCodeAndThreadsAreTheScriptsOwn() throws Exception {
        Files.writeString(
                temp.resolve("exits.jsh"),
                "new Thread(() -> { sleep(.3); println(\"late\"); if (!args.isEmpty()) System.exit(7); }).start();\nprintln(\"early\");\n");
        assertEquals(new Ran(0, "early\nlate\n", ""), twice("exits.jsh"));
        assertEquals(new Ran(7, "early\nlate\n", ""), repl("exits.jsh", "x"));
    }
}
