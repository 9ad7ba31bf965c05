package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.scripts.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The prompt as a person meets it. */
@Tag("slow")
class TerminalIT extends TerminalFixture {

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
    void topShowsTheTableUntilAKeyIsPressed() {
        terminal.ask("var sleeper = spawn(() -> sleep(60)).name(\"sleeper\").daemon().start()");
        terminal.enter("/top");
        terminal.await("CPU TIME");
        terminal.await("sleeper  ");
        terminal.press("q");
        terminal.await("\nbrood>\n");
        assertTrue(terminal.ask("/kill sleeper").getFirst().startsWith("killed sleeper (pid "));
    }

    @Test
    void editorHasTheTerminalForItself() throws IOException {
        Path editor = state.resolve("editor");
        Files.writeString(editor, "echo 'which number?'; read -r number; sed -i s/5/$number/ $1\n");
        terminal.ask("int x = 5");
        terminal.ask("/set editor sh " + editor);
        terminal.enter("/edit x");
        terminal.await("which number?");
        terminal.enter("77");
        terminal.await("x ==> 77");
    }

    @Test
    void outputOfAChildWaitsUntilTheEditorIsGone() throws IOException {
        Path open = state.resolve("open");
        Path said = state.resolve("said");
        Path editor = state.resolve("editor");
        Files.writeString(
                editor,
                """
                touch %s
                while [ ! -e %s ]; do sleep 0.1; done
                sleep 0.5
                echo 'the editor has ended'
                sed -i s/5/6/ $1
                """
                        .formatted(open, said));
        terminal.ask("int x = 5");
        terminal.ask("Path open = Path.of(\"" + open + "\"), said = Path.of(\"" + said + "\")");
        terminal.ask("/set editor sh " + editor);
        terminal.ask(
                "spawn(() -> { while (!Files.exists(open)) sleep(0.01); println(\"from the \" + \"child\"); Files.createFile(said); }).start()");
        terminal.enter("/edit x");
        terminal.await("x ==> 6");
        terminal.await("from the child");
        List<String> lines = terminal.lines();
        assertTrue(
                lines.indexOf("the editor has ended") < lines.indexOf("from the child"),
                terminal::screen);
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
        terminal.await("[w/k/s]");
        terminal.enter("w");
        terminal.await("waiting for Process-1 (pid ");
        Files.createFile(gate);
        terminal.await("left with 3");
        assertTrue(terminal.screen().contains("the last"), terminal::screen);
    }

    /** JLine would put a copy into the temp folder, which stays there if the prompt is killed. */
    @Test
    void nativeMethodsComeFromTheBuild() {
        assertEquals(
                List.of("==> 1 : long"),
                terminal.ask(
                        "Files.readString(Path.of(\"/proc/self/maps\")).lines().map(l -> l.replaceAll(\".* \", \"\")).filter(l -> l.contains(\"/target/lib/jline-\") && l.endsWith(\"/libjlinenative.so\")).distinct().count()"));
    }
}
