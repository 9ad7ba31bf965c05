package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snippets, and questions of ours, that read what is typed: as in jshell, it is shown and can be edited. */
@Tag("slow")
class ReadingIT extends TerminalFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IO.readln(\"name? \")",
                "{ print(\"name? \"); println(new Scanner(System.in).nextLine()); }",
                "{ print(\"name? \"); println(new BufferedReader(new InputStreamReader(System.in)).readLine()); }",
                "System.console().readLine(\"name? \")",
            })
    void whatIsTypedIsShownAndCanBeEdited(String snippet) {
        terminal.enter(snippet);
        terminal.await("\nname?");
        terminal.type("helx");
        terminal.await("name? helx");
        terminal.press("BSpace");
        terminal.type("lo");
        terminal.await("name? hello");
        terminal.press("Enter");
        awaitAnswer("name? hello", "hello");
    }

    private void awaitAnswer(String typed, String answer) {
        terminal.await(
                lines ->
                        lines.size() > 2
                                && lines.getLast().equals("brood>")
                                && lines.get(lines.size() - 2).contains(answer)
                                && lines.get(lines.size() - 3).equals(typed),
                () -> "the screen should show " + typed + ", the answer and the prompt");
    }

    @Test
    void cursorMovesWithinTheLineAndBetweenAnswers() {
        terminal.enter("IO.readln(\"first? \")");
        terminal.await("\nfirst?");
        terminal.awaitEditing();
        terminal.type("äö漢字😀x");
        terminal.press("Left");
        terminal.press("Left");
        terminal.press("BSpace");
        terminal.press("Enter");
        awaitAnswer("first? äö漢😀x", "==> \"äö漢😀x\"");
        terminal.enter("IO.readln(\"second? \")");
        terminal.await("\nsecond?");
        terminal.awaitEditing();
        terminal.press("Up");
        terminal.press("Enter");
        awaitAnswer("second? äö漢😀x", "==> \"äö漢😀x\"");
    }

    /** Enter and what follows come at once, while the terminal is still the prompt's. */
    @Test
    void whatIsTypedAheadIsEditedAsWell() {
        terminal.send("IO.readln(\"name? \")\rhelx\u007flo".getBytes());
        terminal.await("name? hello");
        terminal.press("Enter");
        awaitAnswer("name? hello", "==> \"hello\"");
    }

    /** The terminal shows what comes before somebody reads, and we do what comes after: a line is shown once. */
    @Test
    void whatIsTypedWhenTheReadingBeginsIsShownOnce() {
        terminal.enter(
                "String after(int millis) { println(\"name?\"); sleep(millis / 1000.0); return IO.readln(); }");
        terminal.await("created method");
        for (int millis = 0; millis < 40; millis += 2) {
            terminal.enter("after(" + millis + ")");
            terminal.await("after(" + millis + ")\nname?");
            String name = "Ada" + millis;
            terminal.send((name + "\r").getBytes());
            awaitAnswer(name, "==> \"" + name + "\"");
            assertTrue(terminal.screen().contains("\nname?\n" + name + "\n==>"), terminal::screen);
        }
    }

    @Test
    void beginningThatTheTerminalHasShownIsEdited() {
        terminal.enter("{ println(\"name?\"); sleep(1); println(IO.readln()); }");
        terminal.await("\nname?");
        terminal.type("helx");
        terminal.await("\nhelx");
        terminal.awaitEditing();
        terminal.press("BSpace");
        terminal.type("lo");
        terminal.await("\nhello");
        terminal.press("Enter");
        awaitAnswer("hello", "hello");
    }

    @Test
    void linesThatArePastedServeSeveralReads() {
        terminal.enter("IO.readln(\"a\") + IO.readln(\"b\") + IO.readln(\"c\")");
        terminal.await("\na");
        terminal.paste("one\ntw\to\nthree\n40 + 2\n");
        terminal.await("brood> 40 + 2\n==> 42");
        assertTrue(terminal.screen().contains("==> \"onetw\\tothree\""), terminal::screen);
    }

    @Test
    void ctrlCStopsTheSnippetAndNothingIsLeftOfTheLine() {
        terminal.enter("int got = System.in.read()");
        terminal.await("\n");
        terminal.type("abandoned");
        terminal.await("\nabandoned");
        terminal.press("C-c");
        terminal.await("\nabandoned\nstopped\nbrood>");
        assertEquals(List.of("==> 4 : int"), terminal.ask("2 + 2"));
        terminal.enter("new Scanner(System.in).nextLine()");
        terminal.type("kept");
        terminal.press("Enter");
        awaitAnswer("kept", "==> \"kept\"");
    }

    @Test
    void ctrlCStopsALoopThatReadsOnAfterExceptions() {
        terminal.enter("while (true) { try { IO.readln(\"loop? \"); } catch (Throwable e) { } }");
        terminal.await("\nloop?");
        terminal.press("C-c");
        terminal.await("stopped");
        assertEquals(List.of("==> 4 : int"), terminal.ask("2 + 2"));
    }

    @Test
    void ctrlDIsTheEndOfInputForOneRead() {
        terminal.enter("System.in.read() + \" \" + IO.readln(\"more? \")");
        terminal.press("C-d");
        terminal.await("\nmore?");
        terminal.enter("words");
        awaitAnswer("more? words", "==> \"-1 words\"");
    }

    /** In jshell, too: the first snippet leaves "b" and the end of the line. */
    @Test
    void restOfALineIsNotForTheNextSnippet() {
        terminal.enter("System.in.read() // one");
        terminal.type("ab");
        terminal.press("Enter");
        awaitAnswer("ab", "==> 97");
        terminal.enter("System.in.read() // two");
        terminal.type("cd");
        terminal.press("Enter");
        awaitAnswer("cd", "==> 99");
    }

    @Test
    void outputOfChildrenComesAboveTheLineThatIsTyped() {
        terminal.ask(
                "void say(Path go) { while (!Files.exists(go)) sleep(0.01); println(\"from the \" + \"child\"); }");
        terminal.ask("var go = Path.of(\"" + state.resolve("go") + "\");");
        terminal.ask("spawn(say).args(go).start()");
        terminal.enter("IO.readln(\"name? \")");
        terminal.await("\nname?");
        terminal.type("hel");
        terminal.await("\nname? hel");
        assertTrue(state.resolve("go").toFile().mkdir());
        terminal.await("from the child\nname? hel");
        terminal.enter("lo");
        awaitAnswer("name? hello", "==> \"hello\"");
    }

    @Test
    void threadThatReadsOnHasToWaitForThePrompt() {
        terminal.ask("var go = Path.of(\"" + state.resolve("go") + "\");");
        terminal.ask("new Thread(() -> println(\"got \" + IO.readln(\"other? \"))).start();");
        assertEquals(List.of("==> 4 : int"), terminal.ask("2 + 2"));
        terminal.enter("while (!Files.exists(go)) sleep(0.01);");
        terminal.await("\nother?");
        terminal.type("begun");
        terminal.await("\nother? begun");
        assertTrue(state.resolve("go").toFile().mkdir());
        terminal.await(
                lines -> lines.getLast().equals("brood>"), () -> "the prompt should be there");
        assertFalse(terminal.screen().contains("other? begun"), terminal::screen);
        terminal.enter("sleep(600)");
        terminal.await("\nother? begun");
        terminal.enter(" again");
        terminal.await("\ngot begun again");
        terminal.press("C-c");
        terminal.await("stopped");
    }

    @Test
    void questionsOfOursAreAnsweredInTheSameWay() {
        terminal.ask("var child = spawn(() -> sleep(60)).start()");
        terminal.enter("/exit");
        terminal.await("[w/k/s]");
        terminal.type("k");
        terminal.press("BSpace");
        terminal.type("s");
        terminal.await("[w/k/s] s");
        terminal.press("Enter");
        assertEquals(List.of("==> true : boolean"), terminal.ask("child.isAlive()"));
        terminal.enter("/exit");
        terminal.await("[w/k/s]\n");
        terminal.press("C-c");
        assertEquals(List.of("==> true : boolean"), terminal.ask("child.isAlive() // still"));
        terminal.ask("child.kill()");
    }
}
