package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.repl.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaLexerTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String CHARACTERS = "\"'\\/*\n{}()[]@.0xeE-+ a";

    private static String kinds(String text) {
        return JavaLexer.tokens(text).stream()
                .map(token -> token.kind().name())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "int x = 0x1F;~KEYWORD NAME OTHER NUMBER OTHER",
                "1_000.5e-3f + .5~NUMBER OTHER NUMBER",
                "List.of(1)~TYPE OTHER NAME OPEN NUMBER CLOSE",
                "1..5~NUMBER OTHER NUMBER",
                "\"a \\\" b\" + 'c'~TEXT OTHER TEXT",
                "@Override void run()~ANNOTATION KEYWORD NAME OPEN CLOSE",
                "a / b // c~NAME OTHER NAME COMMENT",
                "/* a */ b~COMMENT NAME",
                "/help me~COMMAND",
                "/~COMMAND",
                "größe = \uD835\uDC00~NAME OTHER TYPE",
            })
    void knowsWhatStandsThere(String text, String kinds) {
        assertEquals(kinds, kinds(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "'", "\"\"\"", "\"\"\"\na", "/*", "\"\\", "@", "0x", "1e", "'\\"})
    void unfinishedTextIsOneToken(String text) {
        assertEquals(1, JavaLexer.tokens(text).size());
    }

    @Test
    void unfinishedStringEndsWithItsLine() {
        assertEquals("TEXT NAME", kinds("\"abc\nx"));
    }

    @Test
    void commandBeginsALineOnlyBetweenSnippets() {
        assertEquals("NAME OTHER NAME", kinds("a\n/ b"));
        assertEquals("NAME OTHER COMMAND", kinds("a;\n/vars"));
    }

    @RepeatedTest(200)
    void neverThrowsAndCoversAllButSpace(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        String any = new String(bytes, StandardCharsets.UTF_8);
        String likely =
                random.ints(200, 0, CHARACTERS.length())
                        .mapToObj(i -> CHARACTERS.substring(i, i + 1))
                        .collect(Collectors.joining());
        String surrogates =
                random.ints(100, 0xD7F0, 0xE010)
                        .mapToObj(c -> String.valueOf((char) c))
                        .collect(Collectors.joining());
        for (String text : List.of(any, likely, surrogates, any + likely + surrogates)) {
            assertCovers(text, JavaLexer.tokens(text));
            assertEquals(text, SnippetHighlighter.colour(text, text.length()).toString());
            Indent.after(text);
        }
    }

    private static void assertCovers(String text, List<Token> tokens) {
        int done = 0;
        for (Token token : tokens) {
            assertTrue(text.substring(done, token.start()).isBlank(), () -> "before " + token);
            assertTrue(token.end() > token.start(), token::toString);
            done = token.end();
        }
        assertTrue(text.substring(done).isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "(", ")", "a", "/", "{\n", "\uD800", "\"\"\"", "/*", "1.", "\\"})
    @Tag("slow")
    void aMegabyteOfAnythingTakesNoTime(String part) {
        String text = part.repeat(MEGABYTE / part.length());
        long start = System.nanoTime();
        assertCovers(text, JavaLexer.tokens(text));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < 5000, millis + " ms");
    }

    @Test
    @Tag("slow")
    void aKeyInTwoHundredLinesTakesLessThanAMillisecond() {
        String text =
                IntStream.range(0, 50)
                        .mapToObj(i ->
                                "int f%d(int x) {\n    // \"no\"\n    return x + %d;\n}\n"
                                        .formatted(i, i))
                        .collect(Collectors.joining());
        assertEquals(200, text.lines().count());
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 300; i++) {
            long start = System.nanoTime();
            SnippetHighlighter.colour(text, text.length() - 2);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertTrue(best < 1_000_000, best + " ns");
    }

    @Test
    void bracketsAreMatched() {
        String text = "f(a[1], \")\") }";
        Brackets brackets = new Brackets(text, JavaLexer.tokens(text));
        assertEquals(new Brackets.Pair(1, 11), brackets.at(1));
        assertEquals(new Brackets.Pair(1, 11), brackets.at(11));
        assertEquals(new Brackets.Pair(3, 5), brackets.at(5));
        assertEquals(new Brackets.Pair(13, -1), brackets.at(13));
        assertEquals(null, brackets.at(0));
    }

    @Test
    void linesAreIndentedByOpenBrackets() {
        assertEquals("    ", Indent.after("class A {"));
        assertEquals("        ", Indent.after("class A {\n    void f("));
        assertEquals("", Indent.after("f(1);"));
        assertEquals("  ", Indent.after("var s = \"\"\"\n  {a"));
        assertEquals(Kind.COMMAND, JavaLexer.tokens("/set x").getFirst().kind());
    }
}
