package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticsTest {

    @Test
    void namesThatAreKnownAreShort() {
        assertEquals(
                "no method for map(Fn1<Long,Boolean>,List<Map.Entry<String,java.awt.Point>>)",
                Diagnostics.brief(
                        "no method for map(dev.brood.function.Fn1<java.lang.Long,java.lang.Boolean>,"
                                + "java.util.List<java.util.Map.Entry<java.lang.String,java.awt.Point>>)"));
        assertEquals(
                "package java.utill does not exist",
                Diagnostics.brief("package java.utill does not exist"));
    }

    @Test
    void wrongTypeOfItemsIsTold() {
        try (Shell shell = Shell.open(List.of(), List.of())) {
            shell.eval("boolean isPrime(long n) { return n == 2; }", Origin.PROMPT);
            Outcome outcome = shell.eval("pool(1).map(isPrime, range(5))", Origin.PROMPT);
            String message =
                    assertInstanceOf(Outcome.Rejected.class, outcome)
                            .problems()
                            .getFirst()
                            .message();
            assertTrue(
                    message.startsWith(
                            "no suitable method found for map(Fn1<Long,Boolean>,List<Integer>)\n"),
                    message);
        }
    }

    @Test
    void methodsThatTakeOtherNumbersOfArgumentsAreLeftOut() {
        try (Shell shell = Shell.open(List.of(), List.of())) {
            Outcome outcome = shell.eval("async(() -> sleep(60))", Origin.PROMPT);
            assertEquals(
                    List.of(
                            "no suitable method found for async(()->sleep(60))",
                            "    method Brood.<R>async(Fn<R>) is not applicable",
                            "      (inference variable R has incompatible bounds",
                            "        upper bounds: Object",
                            "        lower bounds: void)",
                            "    a value is wanted: spawn does without one, or say -> { ...; return null; }"),
                    assertInstanceOf(Outcome.Rejected.class, outcome)
                            .problems()
                            .getFirst()
                            .message()
                            .lines()
                            .toList());
        }
    }

    @Test
    void printlnThatJavaCannotChooseIsToldWithWhatToWrite() {
        try (Shell shell = Shell.open(List.of(), List.of())) {
            Outcome outcome =
                    shell.eval(
                            "void f(Pool p) { System.out.println(p.apply(x -> x + 1, 5)); }",
                            Origin.PROMPT);
            String message =
                    assertInstanceOf(Outcome.Rejected.class, outcome)
                            .problems()
                            .getFirst()
                            .message();
            assertTrue(message.contains("say println(…) without System.out"), message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pool(2).map(x -> println(x), range(3))                | map
                    pool(2).imap(x -> { println(x); }, range(3))          | imap
                    var p = pool(2).mapAsync(x -> println(x), range(3));  | mapAsync
                    """)
    void callOfAPoolWithoutAValueIsAnsweredWithEach(String source, String verb) {
        try (Shell shell = Shell.open(List.of(), List.of())) {
            Outcome outcome = shell.eval(source, Origin.PROMPT);
            assertEquals(
                    "    a value is wanted: say each instead of "
                            + verb
                            + ", which does without one, or -> { ...; return null; }",
                    assertInstanceOf(Outcome.Rejected.class, outcome)
                            .problems()
                            .getFirst()
                            .message()
                            .lines()
                            .reduce((_, last) -> last)
                            .orElseThrow());
        }
    }
}
