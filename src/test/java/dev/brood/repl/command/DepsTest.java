package dev.brood.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.pool.Pool;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Jars from Maven, in a session and in scripts. The artifact is one that the build itself needs, so it is at hand. */
@ExtendWith(LeavesNothingBehind.class)
class DepsTest {

    private static final String LANG = "org.apache.commons:commons-lang3:3.20.0";

    @TempDir Path temp;

    @Test
    void jarsReachTheSessionAndWorkersThatRunAndThoseToCome() throws IOException {
        try (Talk talk = Talk.open()) {
            talk.types("var early = pool(1)", "early.map(x -> x, range(2))");
            assertEquals(
                    List.of("|  added commons-lang3-3.20.0.jar"),
                    talk.types("/deps " + LANG).stream()
                            .filter(line -> line.contains("added"))
                            .toList());
            talk.types("import org.apache.commons.lang3.StringUtils");

            assertEquals(List.of("$4 ==> cba"), talk.types("StringUtils.reverse(\"abc\")"));
            assertEquals(
                    List.of("$5 ==> [cba]"),
                    talk.types("early.map(s -> StringUtils.reverse(s), List.of(\"abc\"))"));
            assertEquals(
                    List.of("$6 ==> cba"),
                    talk.types(
                            "early.apply(() -> async(() -> StringUtils.reverse(\"abc\")).get())"));
            assertEquals(
                    List.of("$7 ==> cba"),
                    talk.types("async(() -> StringUtils.reverse(\"abc\")).get()"));
            assertEquals(List.of("|  it is there already"), talk.types("/deps " + LANG));
            assertEquals(List.of("|  " + LANG), talk.types("/deps"));
            Path saved = temp.resolve("saved.jsh");
            talk.types("/save " + saved);
            assertEquals("//DEPS " + LANG, Files.readAllLines(saved).getFirst());
            talk.types("/reset", "org.apache.commons.lang3.StringUtils.reverse(\"abc\")");
            assertEquals(List.of(), talk.complaints());
            assertEquals(List.of(), Pool.active());
        }
    }

    @Test
    void coordinatesAreChecked() {
        try (Talk talk = Talk.open()) {
            assertEquals(
                    "these are no coordinates: nope; they are group:artifact:version",
                    talk.fails("/deps nope"));
        }
    }

    @Test
    void scriptBringsItsJarsAndTheNextRunTakesNoMaven() throws Exception {
        Path script =
                Files.writeString(
                        temp.resolve("script.jsh"),
                        "//DEPS "
                                + LANG
                                + "\nprintln(org.apache.commons.lang3.StringUtils.reverse(\"abc\"));\n");

        assertEquals(List.of("|  resolving " + LANG, "cba"), run("mvn", script));
        assertEquals(List.of("cba"), run("no-mvn", script));
    }

    @Test
    void missingArtifactIsToldInALine() throws Exception {
        Path script =
                Files.writeString(
                        temp.resolve("script.jsh"), "//DEPS dev.brood:nope:1\nprintln(1);\n");

        List<String> shown = run("mvn", script);

        assertEquals("|  resolving dev.brood:nope:1", shown.getFirst());
        assertEquals(2, shown.size(), shown::toString);
        assertTrue(shown.getLast().endsWith("dev.brood:nope:1"), shown::toString);
    }

    /** Runs a script with a cache of its own; without Maven on the PATH if that is to be called otherwise. */
    private List<String> run(String maven, Path script) throws IOException, InterruptedException {
        List<String> command = Program.java();
        command.addAll(
                List.of(
                        "-Dbrood.maven.arguments=-o",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.brood.repl.Main",
                        script.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_CACHE_HOME", temp.toString());
        if (!maven.equals("mvn")) {
            builder.environment().put("PATH", temp.toString());
        }
        Path out = temp.resolve("out");
        Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        if (!process.waitFor(Wait.CROWD.time().toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw Wait.CROWD.tooLong("the end of a script");
        }
        return Files.readAllLines(out);
    }
}
