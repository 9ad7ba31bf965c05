package dev.brood.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher makes of its environment. */
class LauncherIT {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));

    @TempDir Path temp;

    /** Runs it and gives its output. What goes in and comes out is UTF-8. */
    private List<String> run(Map<String, String> environment, String input, String... arguments)
            throws IOException, InterruptedException {
        Path in = Files.writeString(temp.resolve("in"), input);
        Path out = temp.resolve("out");
        List<String> command = new ArrayList<>(List.of(HOME.resolve("repl").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(temp.toFile())
                        .redirectInput(in.toFile())
                        .redirectError(temp.resolve("err").toFile())
                        .redirectOutput(out.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(Wait.CROWD.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Wait.CROWD.tooLong("the end of " + command);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readAllLines(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANG=", "LANG=C", "LC_CTYPE=C", "LC_ALL=C", "LC_ALL=POSIX"})
    void textIsUnicodeWhereNoLanguageIsSet(String setting) throws Exception {
        Path script = temp.resolve("script.jsh");
        Files.writeString(
                script,
                """
                println("ä € " + args + " " + args.get(0).length());
                println(IO.readln());
                Path file = Files.createFile(Path.of("ö"));
                spawn(() -> { println("ü " + args + Files.exists(file)); System.err.println("ß"); }).start().join();
                println(new String(new ProcessBuilder("echo", "ñ").start().getInputStream().readAllBytes()).strip());
                """);
        String[] pair = setting.split("=", 2);

        assertEquals(
                List.of("ä € [å] 1", "é", "ü [å]true", "ñ"),
                run(Map.of(pair[0], pair[1]), "é\n", script.toString(), "å"));
        assertEquals("ß", Files.readAllLines(temp.resolve("err")).getLast());
    }

    @Test
    void optionsOfTheSessionHoldInItsProcesses() throws Exception {
        Path script = temp.resolve("script.jsh");
        Files.writeString(
                script,
                """
                String holds() {
                    Module java = String.class.getModule();
                    boolean asserts = false;
                    assert asserts = true;
                    Object previewed = 5;
                    return System.getProperty("x") + " " + asserts + " " + (previewed instanceof int i ? i : 0)
                        + " " + java.isOpen("java.lang", ClassLoader.getSystemClassLoader().getUnnamedModule());
                }
                println(holds());
                spawn(() -> { println(holds()); spawn(() -> println(holds())).start().join(); }).start().join();
                println(pool(1).apply(holds));
                println(async(holds).get());
                """);
        String options =
                "-Dx=* -ea  -Xmx300m\t--enable-preview --add-opens java.base/java.lang=ALL-UNNAMED";

        assertEquals(
                Collections.nCopies(5, "* true 5 true"),
                run(Map.of("BROOD_JAVA_OPTS", options), "", script.toString()));
    }
}
