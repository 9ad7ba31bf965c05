package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.shell.Assistant.Explanation;
import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssistantTest {

    private static Shell shell;

    @BeforeAll
    static void open() {
        shell = Shell.open(List.of(), List.of());
        shell.eval("int square(int x) { return x * x; }", Origin.PROMPT);
        shell.eval("var text = \"abc\";", Origin.PROMPT);
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    private static List<String> complete(String text) {
        return shell.assistant().complete(text, text.length()).words();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"a\".subs~substring(",
                "text.repl~replaceAll(",
                "poo~pool(",
                "pool(3).imapU~imapUnordered(",
                "pool(3).map(squ~square",
                "tex~text",
                "new Rand~Random(",
                "new SQLExc~SQLException",
                "pool(2).map(x -> new SQLExc~SQLException",
                "int f() { return 1; } tex~text",
                "String.valu~valueOf(",
                "import java.ut~util.",
            })
    void knowsHowItGoesOn(String typed, String word) {
        assertTrue(complete(typed).contains(word), () -> typed + ": " + complete(typed));
    }

    @Test
    void offersNoThousandWordsWhereNothingIsTyped() {
        List<String> words = complete("int y = ");
        assertTrue(words.contains("square("), words::toString);
        assertFalse(words.contains("AbstractCollection"), words::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"", "((((", "}", "\\u", "\uD800", "/*", "a..", "\u0000", "class {"})
    void nonsenseHasNoWordsAndDoesNoHarm(String text) {
        complete(text);
        shell.assistant().explain(text, text.length());
        shell.assistant().importable(text, text.length());
    }

    @Test
    void explainsBroodWithItsFirstSentence() {
        List<Explanation> all = shell.assistant().explain("pool(", 5);
        assertEquals(2, all.size());
        assertEquals("Pool dev.brood.Brood.pool()", all.getFirst().signature());
        assertTrue(all.getLast().summary().startsWith("Makes a pool of processes"), all::toString);
    }

    @Test
    void findsTheClassToImport() {
        Wait.CHILD.until(
                "the index of classes",
                () -> importable("new JFrame").equals(List.of("javax.swing.JFrame")));
        assertTrue(importable("Logger").contains("java.util.logging.Logger"));
        assertEquals(List.of(), importable("List"));
    }

    private static List<String> importable(String text) {
        return shell.assistant().importable(text, text.length());
    }

    @Test
    void summaryIsPlainText() {
        assertEquals(
                "Gives a < b, see foo(int).",
                Summary.of(
                        "Gives {@code a} &lt; <b>b</b>,\nsee {@link #foo(int)}. More.\n@return x"));
        assertEquals("", Summary.of(null));
    }
}
