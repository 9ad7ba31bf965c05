package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys at the prompt, and what they do. */
@Tag("slow")
class KeyBindingsIT extends TerminalFixture {

    @Test
    void twentyPastedLinesAreOneEntryEvaluatedInOrder() {
        terminal.paste(
                """
                int total = 0;

                record Point(int x, int y) {
                    int sum() {
                        return x + y;
                    }
                }

                int twice(int x) {
                \treturn 2 * x;
                }

                for (int i = 0; i < 3; i++) {
                    total += i;
                }
                1 + 1
                new Point(1, 2).sum()
                // nearly the end
                /types
                twice(21)
                """);
        terminal.await("twice(21)");
        terminal.press("Enter");
        terminal.await("==> 42 : int");
        terminal.await("\nbrood>\n");
        List<String> lines = terminal.lines();
        assertEquals(
                List.of(
                        "total ==> 0",
                        "|  created record Point",
                        "|  created method twice(int)",
                        "==> 2 : int",
                        "==> 3 : int",
                        "|  record Point",
                        "==> 42 : int"),
                lines.subList(lines.indexOf("total ==> 0"), lines.size() - 1));
        terminal.press("Up");
        Wait.CHILD.until(
                "the entry again",
                () ->
                        terminal.lines().stream().filter("brood> int total = 0;"::equals).count()
                                == 2);
        terminal.press("C-c");
    }

    @Test
    void linesAreIndentedAndTheEntryIsRecalledWhole() {
        terminal.enter("int sign(int x) {");
        terminal.await("  ...>");
        terminal.enter("if (x > 0) {");
        terminal.enter("return 1;");
        terminal.enter("}");
        terminal.enter("return 0;");
        terminal.enter("}");
        terminal.await("created method sign(int)");
        List<String> typed =
                List.of(
                        "brood> int sign(int x) {",
                        "  ...>     if (x > 0) {",
                        "  ...>         return 1;",
                        "  ...>     }",
                        "  ...>     return 0;",
                        "  ...> }");
        List<String> lines = terminal.lines();
        int start = lines.indexOf(typed.getFirst());
        assertEquals(typed, lines.subList(start, start + typed.size()));
        terminal.await("\nbrood>\n"); // keys of before are not the prompt's
        terminal.press("Up");
        Wait.CHILD.until("the entry again", () -> endsWith(typed));
        for (int i = 0; i < 3; i++) {
            terminal.press("Up"); // within the entry
        }
        terminal.press("End");
        terminal.press("BSpace");
        terminal.press("BSpace");
        terminal.type("7;");
        terminal.press("Enter");
        terminal.await("replaced method sign(int)");
        assertEquals(List.of("==> 7 : int"), terminal.ask("sign(5)"));
    }

    private boolean endsWith(List<String> typed) {
        List<String> lines = terminal.lines();
        return lines.size() > typed.size()
                && lines.subList(lines.size() - typed.size(), lines.size()).equals(typed);
    }

    @Test
    void tabCompletesExplainsAndImports() {
        terminal.type("\"abc\".subs");
        terminal.press("Tab");
        terminal.await("\"abc\".substring(");
        terminal.press("Tab");
        terminal.await("String substring(int beginIndex)");
        terminal.type("1)");
        terminal.press("Enter");
        terminal.await("==> \"bc\" : String");

        terminal.ask("int square(int x) { return x * x; }");
        terminal.type("pool(2).map(squ");
        terminal.press("Tab");
        terminal.await("brood> pool(2).map(square");
        terminal.press("C-u");

        terminal.type("/sho");
        terminal.press("Tab");
        terminal.await("brood> /show");
        terminal.type("squ");
        terminal.press("Tab");
        terminal.await("brood> /show square(");
        terminal.type("3)");
        terminal.press("Enter");
        terminal.await("==> 9 : int");

        terminal.type("new SQLException");
        Wait.CHILD.until(
                "the import",
                () -> {
                    terminal.press("Tab"); // again, as long as the index of classes is being made
                    return Wait.PROMISED.holdsInTime(
                            () -> terminal.screen().contains("import java.sql.SQLException;"));
                });
        terminal.type("(\"no\").getMessage()");
        terminal.press("Enter");
        terminal.await("==> \"no\" : String");
    }

    @Test
    void ctrlRFindsWhatWasTyped() {
        terminal.ask("int first = 1");
        terminal.ask("int second = 2");
        terminal.press("C-r");
        terminal.await("bck-i-search");
        terminal.type("fir");
        terminal.await("brood> int first = 1");
        terminal.press("Enter");
        Wait.CHILD.until(
                "its second run",
                () -> terminal.lines().stream().filter("first ==> 1"::equals).count() == 2);
    }

    @Test
    void longValuesAreCutAndShownWhole() {
        List<String> cut = terminal.ask("range(1000)");
        assertTrue(cut.getFirst().startsWith("==> [0, 1, 2, "), cut::toString);
        assertEquals("    1,000 elements; /show for all", cut.getLast());
        List<String> whole = terminal.ask("/show");
        assertTrue(String.join("", whole).contains("998, 999] : List<Integer>"), whole::toString);
    }

    @Test
    void workersLinesComeFirstAndTheRestIsBehindTrace() {
        terminal.ask("int half(int x) { return x / 0; }");
        List<String> lines = terminal.ask("async(half, 4).get()");
        assertEquals("java.lang.ArithmeticException: / by zero", lines.getFirst());
        assertTrue(lines.get(1).startsWith("  in Process-1 (pid "), lines::toString);
        assertEquals("    at session.half(#1:1)", lines.get(2));
        assertEquals("    /trace shows all of it", lines.getLast());
        assertTrue(
                terminal.ask("/trace").stream()
                        .anyMatch(line -> line.contains("PromisedResult.get")));
    }

    @Test
    void aFloodOfOutputDoesNotFreezeTyping() {
        terminal.ask("void flood() { for (int i = 0; i < 100_000; i++) println(\"drop \" + i); }");
        terminal.ask("var child = spawn(flood).start()");
        terminal.await("drop ");
        for (String typed = "1"; typed.length() < 12; typed += "1") {
            terminal.type("1");
            String expected = "brood> " + typed;
            long start = System.nanoTime();
            Wait.PROMISED.until(expected, () -> terminal.lines().getLast().equals(expected));
            assertTrue(System.nanoTime() - start < Wait.PROMISED.time().toNanos());
        }
        terminal.await("drop 99999");
        terminal.press("C-c");
    }

    @Test
    void aSnippetReadsFromTheTerminal() {
        terminal.enter("new Scanner(System.in).nextLine() // typed ahead");
        terminal.enter("some words");
        terminal.await("==> \"some words\" : String");
        terminal.enter("{ println(\"rea\" + \"dy\"); println(System.in.read()); }");
        terminal.await("ready");
        terminal.enter("abc");
        terminal.await("97");
        assertEquals(List.of("==> 2 : int"), terminal.ask("1 + 1"));
    }
}
