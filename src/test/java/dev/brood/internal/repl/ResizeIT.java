package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The window becomes smaller and larger while a line is edited. */
@Tag("slow")
class ResizeIT extends TerminalFixture {

    @Test
    void lineIsDrawnAnewInTheNewWidth() {
        String line =
                "List.of(\"a string that needs room\", \"and another one of that kind\").size()";
        terminal.ask("1 + 1");
        terminal.type(line);
        terminal.await(TerminalSession.PROMPT + line);
        terminal.resize(40);
        String shown = TerminalSession.PROMPT + line;
        terminal.await(
                lines -> lines.size() >= 3 && lastLines(lines, 3).equals(shown),
                () -> "the line in three");
        terminal.type(" + 1");
        terminal.await(
                lines -> lines.size() >= 3 && lastLines(lines, 3).equals(shown + " + 1"),
                () -> "the longer line");
        terminal.resize(120);
        terminal.await(lines -> lines.getLast().equals(shown + " + 1"), () -> "the line in one");
        terminal.press("Enter");
        terminal.await("==> 3 : int");
        assertEquals(List.of("==> 4 : int"), terminal.ask("2 + 2"));
    }

    private static String lastLines(List<String> lines, int count) {
        return String.join("", lines.subList(lines.size() - count, lines.size()));
    }

    @Test
    void nothingIsLostWhenItIsResizedManyTimesWhileChildrenPrint() {
        terminal.ask(
                "void talk() { for (int i = 0; i < 300; i++) { println(\"line \" + i); sleep(0.005); } }");
        terminal.ask("var child = spawn(talk).start()");
        for (int columns = 200; columns > 20; columns -= 20) {
            terminal.type("1");
            terminal.resize(columns);
        }
        terminal.resize(200);
        terminal.await("line 299");
        terminal.press("Enter");
        terminal.await("==> 111111111 : int");
        List<String> lines = terminal.lines();
        for (int i = 0; i < 300; i++) {
            String line = "line " + i;
            assertEquals(
                    1,
                    lines.stream().filter(line::equals).count(),
                    () -> line + "\n" + String.join("\n", lines));
        }
    }
}
