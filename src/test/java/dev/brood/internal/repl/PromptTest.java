package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.testing.Gate;
import dev.brood.testing.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The prompt as one sees it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems' script has other options")
@Tag("slow")
class PromptTest {

    private static final String ENTER = "\r";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String PASTE = "\u001b[200~";
    private static final String PASTE_END = "\u001b[201~";
    private static final String UP = "\u001bOA";

    @TempDir Path temp;

    @BeforeAll
    static void aTerminalCanBeMade() {
        assumeTrue(Files.isExecutable(Typist.SCRIPT), "no " + Typist.SCRIPT);
    }

    @Test
    void answersWhatIsTypedAndRemembersItInTheNextRun() throws Exception {
        try (Typist typist = Typist.sitDown(temp)) {
            typist.enters("int square(int x) {");
            typist.sees("  ...> ");
            typist.enters("return x * x; }");
            typist.sees("|  created method square(int)");
            typist.sees("brood> ");
            typist.enters("int nine = \"9\";");
            typist.sees(
                    "error: incompatible types: String cannot be converted to int\r\n"
                            + "    int nine = \"9\";\r\n"
                            + "               ^^^\r\n");
            typist.enters("/var");
            typist.sees("brood> ");
            typist.enters("square(3 + 4)");
            typist.sees("==> 49\r\n");
            typist.sees("brood> ");
            typist.types(CTRL_D);
            assertEquals(0, typist.seesTheEnd());
        }
        try (Typist typist = Typist.sitDown(temp)) {
            typist.types(UP + UP);
            typist.sees("square(3 + 4)");
            typist.sees("/var");
            typist.types("iable" + ENTER);
            typist.sees("there is no command /variable; /help lists those that there are");
            typist.enters("/exit 7");
            assertEquals(7, typist.seesTheEnd());
        }
    }

    @Test
    void pastedLinesAreSnippetsThoughTheyHaveNoSemicolons() throws Exception {
        try (Typist typist = Typist.sitDown(temp)) {
            typist.types(PASTE + "int a = 7\ra\ra\ra + 1" + PASTE_END);
            typist.sees("a + 1");
            typist.types(ENTER);
            typist.sees("a ==> 7\r\n");
            typist.sees("a ==> 7\r\n");
            typist.sees("a ==> 7\r\n");
            typist.sees("==> 8\r\n");
            typist.sees("brood> ");
            typist.types("var xs = List.of(1, 2)\rxs\rxs.size()\r"); // by a terminal that marks no
            // pastes
            typist.sees("xs ==> [1, 2]\r\n");
            typist.sees("xs ==> [1, 2]\r\n");
            typist.sees("==> 2\r\n");
            typist.sees("brood> ");
            typist.types(PASTE + "a\r)\ra + 2" + PASTE_END + ENTER);
            typist.sees("error: illegal start of expression");
            typist.sees("what follows was not run: a + 2");
        }
    }

    @Test
    void ctrlCStopsWhatRunsAtOnce() throws Exception {
        try (Typist typist = Typist.sitDown(temp)) {
            typist.enters("{ println(\"run\" + \"ning\"); while (true) {} }");
            typist.sees("running\r\n");
            long start = System.nanoTime();
            typist.types(CTRL_C);
            typist.sees("stopped\r\n");
            typist.sees("brood> ");
            long nanos = System.nanoTime() - start;
            assertTrue(nanos < Wait.PROMISED.time().toNanos(), nanos + " ns");
            typist.enters("40 + 2");
            typist.sees("==> 42\r\n");
        }
    }

    @Test
    void secondCtrlCKillsWhatTheCallHasStartedAndNothingElse() throws Exception {
        try (Typist typist = Typist.sitDown(temp)) {
            typist.enters("var other = spawn(() -> sleep(60)).daemon().start()");
            typist.sees("other ==> Process[name=Process-1, ");
            typist.sees("brood> ");
            typist.enters(
                    "{ var mine = async(() -> { sleep(60); return 1; }); println(\"run\" + \"ning\"); mine.get(); }");
            typist.sees("running\r\n");
            typist.types(CTRL_C);
            typist.sees("stopped\r\n");
            typist.sees("brood> ");
            typist.types(CTRL_C);
            typist.sees("killed Process-2 (pid ");
            typist.sees("brood> ");
            typist.enters("other.isAlive() + \" \" + activeChildren().size()");
            typist.sees("==> \"true 1\"\r\n");
        }
    }

    @Test
    void whatIsLongerThanTheScreenIsShownInPages() throws Exception {
        try (Typist typist = Typist.sitDown(temp)) {
            typist.enters("range(3000)");
            typist.sees("/show for all\r\n");
            typist.sees("brood> ");
            typist.enters("/show");
            typist.sees("==> [0, 1, 2");
            typist.sees("/show");
            assertFalse(typist.text().contains("2997, 2998, 2999"), typist::text);
            typist.types("G");
            typist.sees("2997, 2998, 2999]");
            typist.types("q");
            typist.sees("brood> ");
            typist.enters("/show range(100)");
            typist.sees("97, 98, 99]");
            typist.sees("brood> ");
        }
    }

    @Test
    void linesOfChildrenBearTheirNamesIfThatIsWanted() throws Exception {
        try (Typist typist = Typist.sitDown(temp)) {
            typist.enters("/set prefix on");
            typist.sees("brood> ");
            typist.enters("spawn(() -> println(\"one\" + 1)).name(\"worker\").start().join()");
            typist.sees("worker | one1\r\n");
            typist.enters("/set prefix off");
            typist.enters("spawn(() -> println(\"two\" + 2)).name(\"worker\").start().join()");
            typist.sees("\ntwo2\r\n");
        }
    }

    @Test
    void modeOfOnesOwnHasItsPrompts() throws Exception {
        try (Typist typist = Typist.sitDown(temp)) {
            typist.enters("/set mode mine silent");
            typist.sees("|  Created new feedback mode: mine\r\n");
            typist.enters("/set prompt mine \"in %s: \" \"    : \"");
            typist.enters("/set feedback mine");
            typist.sees("in 1: ");
            typist.enters("int x = 2 *");
            typist.sees("    : ");
            typist.enters("21");
            typist.sees("in 2: ");
            typist.enters("println(x)");
            typist.sees("42\r\n");
        }
    }

    @Test
    void outputOfChildrenGoesAboveTheLineThatIsTyped() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        try (Typist typist = Typist.sitDown(temp)) {
            startChildBehind(gate, typist);
            typist.types("int half");
            typist.sees("int half");
            gate.open();
            typist.sees("through\r\n");
            typist.sees("brood> int half");
            typist.types(" = 2" + ENTER);
            typist.sees("half ==> 2\r\n");
        }
    }

    @Test
    void exitWithRunningChildrenAsksAndWaitsUnlessCtrlCIsPressed() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        try (Typist typist = Typist.sitDown(temp)) {
            startChildBehind(gate, typist);
            typist.enters("/exit");
            typist.sees("Process-1 (pid ");
            typist.sees("[w/k/s] ");
            typist.enters("s");
            typist.sees("brood> ");
            typist.enters("/exit");
            typist.sees("[w/k/s] ");
            typist.enters("w");
            typist.sees("waiting for Process-1 (pid ");
            typist.types(CTRL_C);
            typist.sees("not left: ");
            typist.sees("brood> ");
            typist.enters("/exit 3");
            typist.sees("[w/k/s] ");
            typist.enters("w");
            typist.sees("waiting for Process-1 (pid ");
            gate.open();
            typist.sees("through\r\n");
            assertEquals(3, typist.seesTheEnd());
        }
    }

    @Test
    void exitKillsChildrenIfThatIsTheAnswer() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        try (Typist typist = Typist.sitDown(temp)) {
            startChildBehind(gate, typist);
            typist.types(CTRL_D);
            typist.sees("[w/k/s] ");
            typist.enters("k");
            assertEquals(0, typist.seesTheEnd());
        }
    }

    private static void startChildBehind(Gate gate, Typist typist) throws Exception {
        typist.enters("Path gate = Path.of(\"" + gate.file() + "\");");
        typist.sees("gate ==> ");
        typist.sees("brood> ");
        typist.enters(
                "spawn(() -> { while (!Files.exists(gate)) sleep(0.01); println(\"thr\" + \"ough\"); }).start()");
        typist.sees("==> Process[name=Process-1, ");
        typist.sees("brood> ");
    }
}
