package dev.brood.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.pool.Pool;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.OtherUser;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars from Maven, in a session and in scripts. The artifact is one that the build itself needs, so it is at hand. */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
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

    @ParameterizedTest
    @ValueSource(
            strings = {"..:..:..", ".:a:1", "a:.:1", "a..b:c:1", "a:b:..", "a:b:1:..", "a:b:[..]"})
    void coordinatesDoNotLeadOutOfTheRepository(String coordinates) {
        try (Talk talk = Talk.open()) {
            assertEquals(
                    "these are no coordinates: "
                            + coordinates
                            + "; they are group:artifact:version",
                    talk.fails("/deps " + coordinates));
        }
    }

    @Test
    void twoVersionsOfAnArtifactAreRefused() {
        try (Talk talk = Talk.open()) {
            assertEquals(
                    "two versions of a:b are wanted, 1.0 and 2.0; a session has one of them",
                    talk.fails("/deps a:b:1.0 a:b:1.0 a:b:1.0:tests a:b:2.0"));
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

    /** It looks for a folder of this name in its own and all above, for options of its JVM and code to load. */
    @Test
    void mavenTakesNothingThatAnotherUserPlants() throws Exception {
        OtherUser.assumeThere();
        Path place = OtherUser.place(temp);
        Path proof = place.resolve("proof");
        OtherUser.does(
                "mkdir $1/.mvn; echo -Xlog:gc:file=$2 >$1/.mvn/jvm.config; touch $2; chmod 666 $2",
                place,
                proof);

        for (Map<String, String> environment :
                List.<Map<String, String>>of(Map.of(), Map.of("MAVEN_BASEDIR", place.toString()))) {
            Path script = Files.writeString(temp.resolve("script.jsh"), "//DEPS " + LANG);
            Path cache = Files.createTempDirectory(temp, "cache");
            List<String> shown =
                    run("mvn", cache, List.of("-Djava.io.tmpdir=" + place), script, environment);
            assertEquals(List.of("|  resolving " + LANG), shown);
            assertEquals("", Files.readString(proof), "what another user wants is done");
        }
        assertEquals(Set.of(".mvn", "proof"), Set.of(place.toFile().list()), "and nothing is left");
    }

    @Test
    void whatAnotherUserSaysOfJarsIsNotBelieved() throws Exception {
        OtherUser.assumeThere();
        Path place = OtherUser.place(temp);
        Path script =
                Files.writeString(temp.resolve("script.jsh"), "//DEPS " + LANG + "\nprintln(1)");
        run("mvn", script);
        Path remembered;
        try (Stream<Path> files = Files.list(temp.resolve("brood/dependencies"))) {
            remembered = files.findFirst().orElseThrow();
        }
        OtherUser.does(
                "mkdir -p $1/brood/dependencies; echo /dev/null >$1/brood/dependencies/$2",
                place,
                remembered.getFileName());

        assertEquals(
                List.of("|  resolving " + LANG, "1"),
                run("mvn", place, List.of(), script, Map.of()));
    }

    /** Runs a script with a cache of its own; without Maven on the PATH if that is to be called otherwise. */
    private List<String> run(String maven, Path script) throws IOException, InterruptedException {
        return run(maven, temp, List.of(), script, Map.of());
    }

    private List<String> run(
            String maven,
            Path cache,
            List<String> options,
            Path script,
            Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = Program.java();
        command.addAll(options);
        command.addAll(
                List.of(
                        "-Dbrood.maven.arguments=-o",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.brood.internal.repl.Main",
                        script.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().putAll(environment);
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
