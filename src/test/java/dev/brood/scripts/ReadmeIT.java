package dev.brood.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. Its session at the prompt is played in a terminal by another test. */
@ExtendWith(LeavesNothingBehind.class)
class ReadmeIT {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));

    @TempDir Path temp;

    @Test
    @Tag("slow")
    void scriptsPrintWhatIsShownBelowThem() throws Exception {
        Readme readme = Readme.read(HOME);
        List<Readme.Block> scripts = readme.blocks("jsh").toList();
        assertEquals(2, scripts.size());
        for (Readme.Block script : scripts) {
            Path file = Files.writeString(temp.resolve("example.jsh"), script.text());
            try (Program program = Program.start("dev.brood.internal.repl.Main", file)) {
                assertEquals(0, program.join());
                assertEquals(List.of(), program.errorsButWaiting());
                assertEquals(readme.after(script).lines(), program.output());
            }
        }
    }

    @Test
    void plainJavaCompilesAndRuns() throws Exception {
        Readme.Block java = Readme.read(HOME).blocks("java").findFirst().orElseThrow();
        Path source = Files.writeString(temp.resolve("Squares.java"), java.text());
        String classPath = System.getProperty("java.class.path");
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                temp.toString(),
                                "-cp",
                                classPath,
                                source.toString());
        assertEquals(0, result);
        try (Program program = Program.startWith(temp, "Squares")) {
            assertEquals(0, program.join());
            assertEquals(List.of("144"), program.output());
        }
    }
}
