package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.internal.command.Feedback;
import dev.brood.shell.Origin;
import dev.brood.shell.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

/** How much is said in each feedback mode: what jshell says there. */
class ResultPrinterTest {

    private static final List<String> SNIPPETS =
            List.of("int x = 5;", "x + 1", "x", "x = 7", "void f() {}", "class A {}");

    @Test
    void silenceIsForAllButErrors() throws IOException {
        assertEquals(List.of(), answers(Feedback.SILENT, SNIPPETS));
        assertEquals(
                List.of("error: cannot find symbol", "  symbol:   variable y", "    y", "    ^"),
                answers(Feedback.SILENT, List.of("y")));
    }

    @Test
    void conciseAreTheValuesOfExpressions() throws IOException {
        assertEquals(List.of("==> 6", "x ==> 5"), answers(Feedback.CONCISE, SNIPPETS));
    }

    @Test
    void normalAreAllValuesAndDeclarations() throws IOException {
        assertEquals(
                List.of(
                        "x ==> 5",
                        "==> 6",
                        "x ==> 5",
                        "x ==> 7",
                        "|  created method f()",
                        "|  created class A"),
                answers(Feedback.NORMAL, SNIPPETS));
    }

    @Test
    void verboseTellsWhereValuesAre() throws IOException {
        assertEquals(
                List.of(
                        "x ==> 5",
                        "|  created variable x : int",
                        "==> 6",
                        "|  created scratch variable $2 : int",
                        "x ==> 5",
                        "|  value of x : int",
                        "x ==> 7",
                        "|  assigned to x : int",
                        "|  created method f()",
                        "|  created class A"),
                answers(Feedback.VERBOSE, SNIPPETS));
    }

    private static List<String> answers(Feedback feedback, List<String> snippets)
            throws IOException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (Terminal terminal = new DumbTerminal(new ByteArrayInputStream(new byte[0]), shown);
                Shell shell = Shell.open(List.of(), List.of())) {
            Screen screen = new Screen(terminal, new Palette(terminal));
            ResultPrinter printer = new ResultPrinter(shell, screen, new Last());
            for (String snippet : snippets) {
                printer.show(snippet, shell.eval(snippet, Origin.PROMPT), feedback);
            }
        }
        return shown.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
