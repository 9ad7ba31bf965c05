package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In these texts a bar stands where one snippet ends and the next begins. */
class SnippetSplitterTest {

    private static JShell jshell;

    @BeforeAll
    static void open() {
        jshell = JShell.builder().executionEngine("local").build();
    }

    @AfterAll
    static void close() {
        jshell.close();
    }

    private static Cut cut(String text) {
        return new SnippetSplitter(jshell.sourceCodeAnalysis()).cut(text);
    }

    /** The snippets of a text up to the first that is none, and what that is. */
    private static List<String> snippets(String text) {
        List<String> snippets = new ArrayList<>();
        Cut cut = cut(text);
        while (cut.state() == Cut.State.COMPLETE) {
            snippets.add(text(cut));
            cut = cut(cut.rest());
        }
        if (cut.state() != Cut.State.EMPTY) {
            snippets.add(cut.state() + " " + text(cut));
        }
        return snippets;
    }

    private static String text(Cut cut) {
        return StockReader.bare(cut.snippet()).replaceFirst(";$", "");
    }

    private static void assertCutAtBars(String text) {
        String whole = text.replace("¦", "");
        List<String> expected =
                List.of(text.split("¦")).stream()
                        .map(StockReader::bare)
                        .map(snippet -> snippet.replaceFirst(";$", ""))
                        .toList();
        assertEquals(expected, snippets(whole));
        assertEquals(
                expected.stream().map(snippet -> snippet.replace("\n", "\r\n")).toList(),
                snippets(whole.replace("\n", "\r\n")),
                "with the line ends of Windows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = 1;¦\na¦\na¦\nprintln(a + 1)",
                "x¦\n-3",
                "x¦\n(y)",
                "x¦\n+y¦\n++z¦\n.5¦\n!b¦\n@Deprecated int d",
                "var xs = List.of(1,2)¦\nxs¦\nxs.size()",
                "int a = 1;¦ int b = 2;¦ a¦\nb",
                "foo()¦\n\n\nbar()",
                "import java.util.*¦\nimport java.util.List;¦\nclass A { }¦\nA",
                "int x¦\n<T> void f(T t) { }",
                "return¦\nx",
            })
    void snippetEndsWithItsLine(String text) {
        assertCutAtBars(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "println(\"(\")¦\nprintln(1)",
                "println('(')¦\nprintln(1)",
                "println('\\'' + \"\\\"{\")¦\nprintln(1)",
                "\"[(]{2}\".matches(\"[\")¦\nprintln(1)",
                "var t = \"\"\"\n  ( { [\n  /* //\n  \\\"\"\" \" ' }\n  \"\"\"¦\nprintln(1)",
                "a // ( { [ \" '¦\nb /* ( */ // (¦\n/* ( \" */ c",
                "a // /*¦\nb",
                "a /* {\n ( */¦\nb",
                "int f(/* ) */ int x) { // }\n  return '}';\n}¦\nf(1)",
                "class A {\n  String s = \"}\"; // }\n  /* } */ char c = '}';\n}¦\nA",
                "class A {\n  char c = '{', d = '\"'; // {\n}¦\nA",
                "var v = List.of(\n \\u0022a)\\u0022 \\u0029¦\nb",
                "var t = \"\"\"\n  a\\\\\"\"\";¦\nvar u = \"\"\"\n  b\"\"\";¦\nprintln(t)",
            })
    void bracketsInLiteralsAndCommentsAreNone(String text) {
        assertCutAtBars(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo(\n1\n)¦\nb",
                "void f()\n{\n\n  a();\n}¦\nb",
                "class A\n  extends B\n{\n  int x;\n\n  int y;\n}¦\nb",
                "int x =\n  5¦\nb",
                "a +\nb¦\nc",
                "do {\n  a();\n}\nwhile (b);¦\nc",
                "try {\n}\ncatch (E e) {\n}¦\nb",
                "for (;;)\n  a();¦\nb",
                "here:\nfor (;;) {\n}¦\nb",
                "var r = (Runnable) () ->\n  a();¦\nb",
                "switch (a) {\n  case 1 -> b();\n\n  default -> { }\n}¦\nc",
                "public\nstatic\nint f() {\n}¦\nb",
            })
    void whatIsUnfinishedGoesOn(String text) {
        assertCutAtBars(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xs.stream()\n  .map(x -> {\n    return x;\n  })\n\n  // all of them\n  .toList()¦\nb",
                "int x = a\n  * b\n  % c;¦\nd",
                "var x = a\n  ? b\n  : c¦\nd",
                "boolean b = a\n  && c\n  || d != e\n  == f¦\ng",
                "int a\n  = 1\n  , b¦\nc",
                "if (a) b();\nelse c();¦\nd",
                "if (a) {\n}\nelse if (b) {\n}\n// neither\nelse {\n}¦\nc",
                "try {\n} catch (E e) {\n}\nfinally {\n}¦\nb",
                "x\n  instanceof String s¦\ny",
                "new Object() {\n}\n.toString()¦\nb",
                "a ?\n  b : // no\n  c¦\nint d; // see @Foo¦\nint e = // @\n  foo; // e:¦\n\"@Foo\"¦\ng",
                "@Deprecated\nvoid f() {\n}¦\nb",
                "@A // first\n/* then */\n@b.C(1)\npublic @D\nclass E { }¦\nb",
            })
    void lineThatNoSnippetBeginsWithGoesOnToo(String text) {
        assertCutAtBars(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/* x",
                "foo(",
                "int x =",
                "if (x)",
                "class A {\n  int f() { return 1; }\n",
                "@Deprecated",
                "\"\"\"\n text",
                "a()\n  .b(x -> {\n",
            })
    void endOfTheTextCannotFinishASnippet(String text) {
        assertEquals(Cut.State.INCOMPLETE, cut(text).state());
        assertEquals(text, cut(text).snippet());
    }

    @Test
    void whatMakesNoSenseIsCutOffWithItsLine() {
        assertEquals(
                List.of("a", "BROKEN int f() { return ]"),
                snippets("a\nint f() { return ]\n}\nb\n"));
        assertEquals("\nb", cut(")\nb").rest());
        assertEquals(List.of("a()", "BROKEN .b()"), snippets("a();\n.b()"));
    }

    @Test
    void spaceAndCommentsAreNoSnippet() {
        assertEquals(Cut.State.EMPTY, cut("").state());
        assertEquals(Cut.State.EMPTY, cut("\n // a\n/* b\n */\n").state());
    }

    @Test
    @Tag("slow")
    void textOfManyLinesIsCutInNoTime() {
        String method = "  /** Says ( it's. */\n  void f%d() {\n    println(\"}\");\n  }\n";
        StringBuilder text = new StringBuilder("class Long {\n");
        for (int i = 0; i < 2_000; i++) {
            text.append(method.formatted(i));
        }
        text.append("}\na");
        long start = System.nanoTime();
        assertEquals("\na", cut(text.toString()).rest());
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < 5_000, millis + " ms");
    }
}
