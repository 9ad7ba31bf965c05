package dev.brood.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.scripts.Readme;
import dev.brood.testing.LeavesNothingBehind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The prompt as a person meets it. */
@ExtendWith(LeavesNothingBehind.class)
class TerminalIT {

    @TempDir Path state;

    private TerminalSession terminal;

    @BeforeEach
    void open() {
        assumeTrue(TerminalSession.isPossible(), "the tests in a terminal need tmux");
        terminal = TerminalSession.open(state);
    }

    @AfterEach
    void close() {
        if (terminal != null) {
            terminal.close();
        }
    }

    @Test
    void readmeShowsWhatHappens() throws IOException {
        Readme.Block session =
                Readme.read(Path.of(System.getProperty("brood.home")))
                        .blocks("console")
                        .findFirst()
                        .orElseThrow();
        List<String> expected =
                session.lines().stream().filter(line -> !line.startsWith("$ ")).toList();
        List<String> shown = new ArrayList<>();
        for (String line : expected) {
            if (line.startsWith(TerminalSession.PROMPT)) {
                shown.add(line);
                shown.addAll(terminal.ask(line.substring(TerminalSession.PROMPT.length())));
            }
        }
        assertEquals(masked(expected), masked(shown));
    }

    private static List<String> masked(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll("@[0-9a-f]+|#\\d+:", "…")).toList();
    }

    @Test
    void methodOnSeveralLinesRunsInFiveProcesses() {
        terminal.enter("void process(int num) {");
        terminal.await("...>");
        terminal.enter("println(\"Process: \" + num);");
        terminal.enter("}");
        terminal.await("created method process(int)");
        terminal.ask("for (int i = 0; i < 5; i++) spawn(process).args(i).start();");
        for (int i = 0; i < 5; i++) {
            terminal.await("Process: " + i);
        }
    }

    @Test
    void outputOfAChildAppearsAboveTheLineThatIsEdited() throws IOException {
        Path gate = state.resolve("gate");
        terminal.ask("var gate = Path.of(\"" + gate + "\");");
        terminal.ask(
                "spawn(() -> { while (!Files.exists(gate)) sleep(0.01); println(\"from the \" + \"child\"); }).start()");
        terminal.type("half of a li");
        terminal.await("half of a li");
        Files.createFile(gate);
        terminal.await("from the child");
        terminal.type("ne");
        terminal.await("brood> half of a line");
        List<String> lines = terminal.lines();
        assertEquals("from the child", lines.get(lines.size() - 2), () -> String.join("\n", lines));
        terminal.press("C-c");
    }

    @Test
    void ctrlCStopsALoopAndTheSessionGoesOn() {
        terminal.ask("int kept = 41");
        terminal.enter("{ kept = 42; println(\"now \" + \"looping\"); while (true) {} }");
        terminal.await("now looping");
        terminal.press("C-c");
        terminal.await("stopped");
        assertEquals(List.of("kept ==> 42 : int"), terminal.ask("kept"));
    }

    @Test
    void ctrlCStopsAWaitAndLeavesTheChildAlone() {
        terminal.ask("var child = spawn(() -> sleep(60)).daemon().start()");
        terminal.enter("{ println(\"now \" + \"waiting\"); child.join(); }");
        terminal.await("now waiting");
        terminal.press("C-c");
        terminal.await("stopped");
        assertEquals(List.of("==> true : boolean"), terminal.ask("child.isAlive()"));
    }

    @Test
    void mistakeIsMarkedWithACaret() {
        List<String> lines = terminal.ask("int length = \"abc\".lenght();");
        assertTrue(lines.getFirst().startsWith("error: cannot find symbol"), lines::toString);
        assertEquals(
                "^".repeat("\"abc\".lenght".length()).length(),
                lines.getLast().strip().length(),
                lines::toString);
        assertEquals(lines.get(lines.size() - 2).indexOf("\"abc\""), lines.getLast().indexOf('^'));
    }

    @Test
    void exitWaitsForAChildAndSaysSo() throws IOException {
        Path gate = state.resolve("gate");
        terminal.ask("var gate = Path.of(\"" + gate + "\");");
        terminal.ask(
                "spawn(() -> { while (!Files.exists(gate)) sleep(0.01); println(\"the \" + \"last\"); }).start()");
        terminal.enter("/exit 3");
        terminal.await("waiting for Process-1 (pid ");
        Files.createFile(gate);
        terminal.await("left with 3");
        assertTrue(terminal.screen().contains("the last"), terminal::screen);
    }
}
