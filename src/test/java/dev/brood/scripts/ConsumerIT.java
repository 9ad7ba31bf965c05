package dev.brood.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program in {@code src/test/consumer} uses Brood as a library, without JLine and picocli. However it is started, its
 * functions run in processes and pools, or one line says what to do.
 */
@Tag("slow")
@ExtendWith(LeavesNothingBehind.class)
class ConsumerIT {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));
    private static final Path SOURCES = HOME.resolve("src/test/consumer");
    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    private static final List<String> FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final List<String> PRINTED =
            List.of("hello from a process, Ada", "[10, 11, 14, 19, 26]", "Point[x=2, y=1]");

    /** Brood's jar, and the libraries that it does not do without. */
    @TempDir static Path lib;

    @TempDir static Path classes;

    @TempDir Path place;

    private record Ended(int code, List<String> output, List<String> errors) {}

    @BeforeAll
    static void compile() throws IOException {
        Path target = HOME.resolve("target");
        Files.copy(target.resolve("brood.jar"), lib.resolve("brood.jar"));
        try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            for (Path each : libraries.filter(Files::isRegularFile).toList()) {
                String name = each.getFileName().toString();
                if (!name.startsWith("jline") && !name.startsWith("picocli")) {
                    Files.copy(each, lib.resolve(name));
                }
            }
        }
        run("javac", "-cp", libraries(), "-d", classes, SOURCES.resolve("app/Main.java"));
    }

    @Test
    void jarOnTheClassPath() throws Exception {
        Path jar = place.resolve("app.jar");
        run("jar", "--create", "--file", jar, "-C", classes, ".");
        works(java(FLAGS, "-cp", jar + File.pathSeparator + libraries(), "app.Main"));
    }

    @Test
    void folderOfClasses() throws Exception {
        works(java(FLAGS, "-cp", classes + File.pathSeparator + libraries(), "app.Main"));
    }

    @Test
    void oneJarWithEverythingInIt() throws Exception {
        Path all = Files.createDirectory(place.resolve("all"));
        for (Path each : jars()) {
            run("jar", "--extract", "--file", each, "--dir", all);
        }
        run("jar", "--update", "--file", fatJar(all), "-C", classes, ".");
        works(java(FLAGS, "-jar", place.resolve("fat.jar").toString()));
    }

    private Path fatJar(Path all) throws IOException {
        Path jar = place.resolve("fat.jar");
        Files.deleteIfExists(all.resolve("META-INF/MANIFEST.MF"));
        for (Path each : List.of(all, all.resolve("META-INF/versions/9"))) {
            Files.deleteIfExists(each.resolve("module-info.class")); // of one of them
        }
        run("jar", "--create", "--file", jar, "--main-class", "app.Main", "-C", all, ".");
        return jar;
    }

    @Test
    void mavensExecPlugin() throws Exception {
        Path target = Files.createDirectories(place.resolve("target/classes/app"));
        try (Stream<Path> files = Files.list(classes.resolve("app"))) {
            for (Path each : files.toList()) {
                Files.copy(each, target.resolve(each.getFileName()));
            }
        }
        String elements =
                jars().stream()
                        .map(
                                "<additionalClasspathElement>%s</additionalClasspathElement>"
                                        ::formatted)
                        .collect(Collectors.joining());
        Files.writeString(
                place.resolve("pom.xml"),
                Files.readString(SOURCES.resolve("exec-pom.xml")).replace("ELEMENTS", elements));
        ProcessBuilder maven =
                new ProcessBuilder("mvn", "-B", "-ntp", "-q", "-Dstyle.color=never", "exec:java");
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().put("MAVEN_BASEDIR", place.toString());
        maven.environment().put("MAVEN_OPTS", String.join(" ", FLAGS));
        works(ended(maven));
    }

    @Test
    void jarsWithinAJarAreRefusedInWordsThatHelp() throws Exception {
        Path jar = nested();
        Ended refused = java(FLAGS, "-jar", jar.toString());
        String why = String.join("\n", refused.errors);
        assertTrue(
                why.contains(
                        "a worker could not find Brood's classes, which come from jar:"
                                + jar.toUri()
                                + "!/lib/brood.jar: unpack the program's jar and start it with -cp, or name the jars"
                                + " and folders that workers need with -Dbrood.class.path=…"),
                why);
    }

    @Test
    void jarsWithinAJarWorkIfTheClassPathOfWorkersIsNamed() throws Exception {
        works(java(FLAGS, "-Dbrood.class.path=" + libraries(), "-jar", nested().toString()));
    }

    private Path nested() throws IOException {
        Path inside = Files.createDirectories(place.resolve("inside"));
        Path inner = Files.createDirectories(inside.resolve("lib"));
        for (Path each : jars()) {
            Files.copy(
                    each, inner.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        run("jar", "--create", "--file", inner.resolve("app.jar"), "-C", classes, ".");
        run("javac", "-d", inside, SOURCES.resolve("nested/Nested.java"));
        Path jar = place.resolve("nested.jar");
        run("jar", "--create", "--file", jar, "--main-class", "Nested", "-C", inside, ".");
        return jar;
    }

    @Test
    void modulePath() throws Exception {
        Path module = module();
        works(
                java(
                        List.of(
                                "--enable-native-access=dev.brood",
                                "--sun-misc-unsafe-memory-access=allow"),
                        "--add-modules",
                        "ALL-MODULE-PATH",
                        "-p",
                        module + File.pathSeparator + lib,
                        "-m",
                        "app/app.Main"));
    }

    /** Which modules are resolved without being asked for is the JVM's decision; Brood's are, or it says so. */
    @Test
    void modulePathWithoutItsLibrariesIsRefusedInWordsThatHelp() throws Exception {
        Ended ended = java(FLAGS, "-p", module() + File.pathSeparator + lib, "-m", "app/app.Main");
        if (ended.code == 0) {
            assertEquals(PRINTED, ended.output);
        } else {
            String why = String.join("\n", ended.errors);
            assertTrue(
                    why.contains(
                            "Brood's libraries are not among the modules of this program: start it with"
                                    + " --add-modules ALL-MODULE-PATH"),
                    why);
        }
    }

    private Path module() {
        Path module = place.resolve("module");
        run(
                "javac",
                "-p",
                lib,
                "-d",
                module,
                SOURCES.resolve("module-info.java"),
                SOURCES.resolve("app/Main.java"));
        return module;
    }

    @Test
    void sourceFile() throws Exception {
        works(java(FLAGS, "-cp", libraries(), SOURCES.resolve("cwd/Cwd.java").toString()));
    }

    /** README says what is printed then, and that it works all the same. */
    @Test
    void withoutTheFlagsTheJvmWarns() throws Exception {
        Ended warned =
                java(List.of(), "-cp", classes + File.pathSeparator + libraries(), "app.Main");
        assertEquals(PRINTED, warned.output);
        assertEquals(0, warned.code);
        assertTrue(
                warned.errors.stream()
                        .allMatch(line -> line.isBlank() || line.startsWith("WARNING: ")),
                warned.errors::toString);
        String all = String.join("\n", warned.errors);
        assertTrue(all.contains("sun.misc.Unsafe"), all);
        assertTrue(all.contains("--enable-native-access=ALL-UNNAMED"), all);
    }

    private static void works(Ended ended) {
        assertEquals(List.of(), ended.errors);
        assertEquals(PRINTED, ended.output);
        assertEquals(0, ended.code);
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.sorted().toList();
        }
    }

    private static String libraries() throws IOException {
        return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs a tool of the JDK, which must have nothing to say. */
    private static void run(String tool, Object... arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        int code =
                ToolProvider.findFirst(tool)
                        .orElseThrow()
                        .run(
                                out,
                                out,
                                Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
        assertEquals(0, code, tool);
    }

    private Ended java(List<String> flags, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(JDK.resolve("java").toString()));
        command.addAll(flags);
        command.addAll(List.of(arguments));
        return ended(new ProcessBuilder(command));
    }

    /** Without the sequences with which Maven sets a terminal's colours back, wherever it prints. */
    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file).replace("\u001b[0m", "").lines().toList();
    }

    private Ended ended(ProcessBuilder builder) throws Exception {
        Path output = place.resolve("output");
        Path errors = place.resolve("errors");
        Process process =
                builder.directory(place.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
        try {
            if (!process.waitFor(Wait.CROWD.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Wait.CROWD.tooLong("the end of " + builder.command());
            }
            return new Ended(process.exitValue(), lines(output), lines(errors));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
