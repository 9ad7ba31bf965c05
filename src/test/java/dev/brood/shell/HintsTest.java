package dev.brood.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to those who take the prompt for another one. */
class HintsTest {

    private static Shell shell;

    @BeforeAll
    static void open() {
        shell = Shell.open(List.of(), List.of());
        shell.eval("boolean quit = true;", Origin.PROMPT);
        shell.eval("int known = 1;", Origin.PROMPT);
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    exit                | to leave: /exit
                    exit()              | to leave: /exit
                    exit 3              | to leave: /exit 3
                    bye;                | to leave: /exit
                    help                | for the command: /help
                    vars                | for the command: /vars
                    open some/file.jsh  | for the command: /open some/file.jsh
                    print 1             | to print: println(1)
                    println "a" + 1;    | to print: println("a" + 1)
                    print = 5           | to declare it: var print = 5
                    x = 5               | to declare it: var x = 5
                    größe = List.of()   | to declare it: var größe = List.of()
                    !ls                 | for a command of the system: new ProcessBuilder("ls").inheritIO().start().waitFor()
                    !ls -l              | for a command of the system: new ProcessBuilder("ls", "-l").inheritIO().start().waitFor()
                    !ls *.java          | for a command of the system: new ProcessBuilder("sh", "-c", "ls *.java").inheritIO().start().waitFor()
                    """)
    void saysWhatToType(String typed, String hint) {
        assertEquals(hint, hint(typed));
    }

    /** A hint that is no help would be noise. */
    @ParameterizedTest
    @CsvSource({
        "quit",
        "quit 3",
        "unknown",
        "known = nope",
        "!known.nope",
        "list + 1",
        "x == 5",
        "x = null",
        "x = () -> 1",
        "1 +",
        "exit.now()"
    })
    void saysNothingElsewhere(String typed) {
        assertEquals("", hint(typed));
    }

    private static String hint(String typed) {
        return shell.eval(typed, Origin.PROMPT) instanceof Outcome.Rejected
                ? Hints.of(typed, shell.names()).orElse("")
                : "";
    }
}
