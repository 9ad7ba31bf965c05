package dev.brood.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.OtherUser;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones in places where others may write, with names that shells and programs may take for something else. */
@Tag("slow")
class CloneIT {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));

    private static final List<String> SOURCES = List.of("repl", "pom.xml", ".mvn", "src/main");

    private static final List<String> BUILT =
            List.of("target/brood.jar", "target/classpath", "target/lib");

    private static final Set<String> CACHES = Set.of("jdk", "repl.aot", "worker.aot");

    @TempDir Path temp;

    private Path place;

    @BeforeEach
    void makePlace() throws IOException {
        place = OtherUser.place(temp);
    }

    private Path clone(String name, List<String> contents) throws Exception {
        Path clone = Files.createDirectory(place.resolve(name));
        for (String each : contents) {
            Path to = clone.resolve(each);
            Files.createDirectories(to.getParent());
            assertEquals(
                    0,
                    new ProcessBuilder("cp", "-Rp", HOME.resolve(each).toString(), to.toString())
                            .start()
                            .waitFor());
        }
        return clone;
    }

    /** Has a clone compute 1 + 1, with a mask under which others may change what it makes. */
    private Process start(Path clone) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("setsid", "sh", "-c", "umask 0; exec \"$@\" 2>&1", "sh"));
        command.addAll(List.of(clone.resolve("repl").toString(), "-e", "1 + 1"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(clone.toFile())
                        .redirectOutput(temp.resolve("out").toFile());
        builder.environment().put("XDG_CACHE_HOME", temp.resolve("cache").toString());
        builder.environment().put("MAVEN_BASEDIR", place.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private List<String> run(Path clone) throws Exception {
        Process process = start(clone);
        try {
            if (!process.waitFor(3 * Wait.CROWD.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Wait.CROWD.tooLong("the end of " + clone);
            }
        } finally {
            kill(process);
        }
        return Files.readAllLines(temp.resolve("out"));
    }

    /** Kills the whole group at once: nobody can clean up or start another. */
    private static void kill(Process process) throws Exception {
        List<ProcessHandle> below = process.descendants().toList();
        new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid()).start().waitFor();
        process.onExit().join();
        below.forEach(each -> each.onExit().join());
    }

    private static Set<String> contents(Path folder) {
        return new TreeSet<>(Arrays.asList(folder.toFile().list()));
    }

    @Test
    void buildTakesNothingFromAboveAndIsClosedToOthersWhateverTheCloneIsCalled() throws Exception {
        OtherUser.assumeThere();
        Path proof = place.resolve("proof");
        OtherUser.does(
                "mkdir $1/.mvn; echo -Xlog:gc:file=$2 >$1/.mvn/jvm.config; touch $2; chmod 666 $2",
                place,
                proof);
        Path clone = clone("-e a'b\"c $(exit) *\n", SOURCES);
        Files.delete(clone.resolve(".mvn/wrapper/maven-wrapper.properties"));
        Files.delete(clone.resolve(".mvn/wrapper"));
        Files.delete(clone.resolve(".mvn/jvm.config"));
        Files.delete(clone.resolve(".mvn")); // as in a copy without what is hidden
        Path caches = Files.createDirectories(clone.resolve("target/caches"));
        for (Path each : List.of(caches, caches.getParent())) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        OtherUser.does("echo nonsense >\"$1/jdk\"; echo nonsense >\"$1/repl.aot\"", caches);

        assertEquals(List.of("building…", "preparing for quick starts…", "2"), run(clone));

        assertEquals("", Files.readString(proof), "what another user wants is done");
        assertEquals(CACHES, contents(clone.resolve("target/caches")));
        try (Stream<Path> files = Files.walk(clone.resolve("target"))) {
            for (Path file : files.toList()) {
                assertEquals(
                        Files.getOwner(clone), Files.getOwner(file), file + " is somebody else's");
                Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
                given.retainAll(
                        Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
                assertEquals(Set.of(), given, file.toString());
            }
        }
        assertEquals(List.of("2"), run(clone));
    }

    @Test
    void cloneWithAColonInItsNameIsRefused() throws Exception {
        Path clone = clone("a:b", List.of("repl"));
        assertEquals(
                List.of(
                        "repl: cannot run from "
                                + clone
                                + ": a Java class path has no way to name a folder with a colon"),
                run(clone));
    }

    @Test
    void nextStartRemovesWhatAKilledBuildOrTrainingLeft() throws Exception {
        Path clone = clone("clone", SOURCES);
        killWhenThereIs(clone, "target", "repl\\.\\d.*");
        killWhenThereIs(clone, "target/caches", "train\\..*");
        assertEquals(List.of("preparing for quick starts…", "2"), run(clone));
        assertEquals(CACHES, contents(clone.resolve("target/caches")));
        assertEquals(
                Set.of("brood.jar", "caches", "classpath", "lib"),
                contents(clone.resolve("target")));
    }

    /** Kills all of it when there is something in a folder of this name. */
    private void killWhenThereIs(Path clone, String folder, String name) throws Exception {
        Pattern pattern = Pattern.compile(name);
        Process process = start(clone);
        try {
            Wait.CROWD.until(
                    name + " in " + folder,
                    () -> {
                        String[] found = clone.resolve(folder).toFile().list();
                        return found != null
                                && Stream.of(found).anyMatch(pattern.asMatchPredicate());
                    });
        } finally {
            kill(process);
        }
        assertEquals(
                1,
                contents(clone.resolve(folder)).stream().filter(pattern.asMatchPredicate()).count(),
                "what the test is about");
    }

    @Test
    void damagedCachesAreMadeAnew() throws Exception {
        List<String> all = new ArrayList<>(SOURCES);
        all.addAll(BUILT);
        Path clone = clone("clone", all);
        List<String> prepared = List.of("preparing for quick starts…", "2");
        assertEquals(prepared, run(clone));
        Path caches = clone.resolve("target/caches");
        assertEquals(CACHES, contents(caches), "what the test is about");

        try (RandomAccessFile file =
                new RandomAccessFile(caches.resolve("repl.aot").toFile(), "rw")) {
            file.seek(file.length() / 4);
            file.write(new byte[(int) file.length() / 2]); // the JVM would crash on it
        }
        assertEquals(prepared, run(clone));
        assertEquals(List.of("2"), run(clone));

        Files.delete(caches.resolve("jdk"));
        Files.createDirectory(caches.resolve("jdk"));
        Files.createDirectory(clone.resolve("target/repl.lock"));
        assertEquals(prepared, run(clone));
        assertEquals(List.of("2"), run(clone));

        assertEquals(CACHES, contents(caches));
        assertEquals(
                Set.of("brood.jar", "caches", "classpath", "lib"),
                contents(clone.resolve("target")));
    }

    @Test
    void cachesOfAnotherUserAreNotUsed() throws Exception {
        OtherUser.assumeThere();
        List<String> all = new ArrayList<>(SOURCES);
        all.addAll(BUILT);
        Path clone = clone("clone", all);
        OtherUser.does("mkdir $1/caches", place);
        Files.move(place.resolve("caches"), clone.resolve("target/caches"));

        assertEquals(List.of("preparing for quick starts…", "2"), run(clone));

        assertEquals(Set.of(), contents(clone.resolve("target/caches")));
        assertEquals(CACHES, contents(temp.resolve("cache/brood" + clone.toRealPath())));
    }

    @Test
    void cachesOfAnInstallationServeEverybodyUnlessOthersMayChangeThem() throws Exception {
        OtherUser.assumeThere();
        List<String> all = new ArrayList<>(SOURCES);
        all.addAll(BUILT);
        Path clone = clone("clone", all);
        assertEquals(List.of("preparing for quick starts…", "2"), run(clone));

        Path cache = place.resolve("cache");
        String asOther = "umask 022; XDG_CACHE_HOME=$2 $1/repl -e '1 + 1' >$2.out 2>&1";
        OtherUser.does(asOther, clone, cache);
        assertEquals(List.of("2"), Files.readAllLines(place.resolve("cache.out")));

        Files.setPosixFilePermissions(
                clone.resolve("target/caches/worker.aot"),
                PosixFilePermissions.fromString("rw-r--rw-"));
        OtherUser.does(asOther, clone, cache);
        assertEquals(
                List.of("preparing for quick starts…", "2"),
                Files.readAllLines(place.resolve("cache.out")));
        assertEquals(CACHES, contents(Path.of(cache + "/brood" + clone.toRealPath())));
    }
}
