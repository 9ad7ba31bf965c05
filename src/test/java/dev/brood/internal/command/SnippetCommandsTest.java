package dev.brood.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.shell.Journal;
import dev.brood.shell.Origin;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that are jshell's, about snippets. */
@Tag("slow")
class SnippetCommandsTest {

    private final Talk talk = Talk.open();

    @TempDir Path temp;

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void snippetsGoByNameNumberAndRange() {
        talk.types("int x = 5", "1 + 1", "int x = 6", "int y = \"a\"", "int z = 7");

        assertEquals(
                List.of("   2 : 1 + 1", "   3 : int x = 6;", "   4 : int z = 7;"),
                talk.types("/list"));
        assertEquals(List.of("   3 : int x = 6;"), talk.types("/list x"));
        assertEquals(
                List.of("   4 : int z = 7;", "  e1 : int y = \"a\";"), talk.types("/list z e1"));
        assertEquals(List.of("   1 : int x = 5;", "   2 : 1 + 1"), talk.types("/list 1-2"));
        assertEquals(List.of("  e1 : int y = \"a\";"), talk.types("/list e1-e9"));
        assertEquals("no such snippet: nope", talk.fails("/list nope"));
        assertEquals("no such snippet: 77", talk.fails("/list 77"));
        assertEquals("unknown option -some; there are -all and -start", talk.fails("/list -some"));
    }

    @Test
    void listShowsWhatWasThereFromTheStartAndWhatIsGone() {
        talk.types("int x = 5", "int x = 6");

        List<String> all = talk.types("/list -all");
        assertEquals("  s1 : import module java.base;", all.getFirst());
        assertEquals(
                List.of("   1 : int x = 5;", "   2 : int x = 6;"),
                all.subList(all.size() - 2, all.size()));
        assertEquals(all.subList(0, all.size() - 2), talk.types("/list -start"));
    }

    @Test
    void importsFromTheStartCanBeDroppedAndStayDropped() {
        assertEquals(List.of("|  dropped import dev.brood.sync.*;"), talk.types("/drop s8"));
        talk.types("int x = 5");
        assertTrue(talk.fails("/drop s8").startsWith("s8 is not in force"));
        assertFalse(talk.types("/imports").contains("|  import dev.brood.sync.*;"));
        assertTrue(talk.types("/list -start").contains("  s8 : import dev.brood.sync.*;"));
        assertEquals(
                List.of("lock ==> java.util.concurrent.locks.Lock"),
                talk.types("var lock = Lock.class.getName()"));
        talk.types("/reload");
        assertEquals(List.of("lock ==> java.util.concurrent.locks.Lock"), talk.types("lock"));
        assertEquals(
                List.of("|  dropped import dev.brood.channel.*;"),
                talk.types("/drop dev.brood.channel.*"));
        talk.types("/reset");
        assertTrue(talk.types("/imports").contains("|  import dev.brood.sync.*;"));
    }

    @Test
    void importsFromTheStartAreListedAsTheyWereWhateverHidesThem() {
        List<String> start = talk.types("/list -start");
        talk.types("import java.sql.*;", "class Lock {}");
        assertEquals(start, talk.types("/list -start"));
        assertEquals("|  import java.sql.*;", talk.types("/imports").getLast());
        talk.types("Connection c = null", "/reload");
        assertEquals(List.of("c ==> null"), talk.types("c"));
        assertEquals(List.of(), talk.complaints());
    }

    @Test
    void declarationsAreListedByKind() {
        talk.types("int x = 5", "1 + 1", "int f(int a) { return a; }", "record P(int a) {}");

        assertEquals("|  int x = 5", talk.types("/vars").getFirst());
        assertEquals(List.of("|  int x = 5"), talk.types("/vars x"));
        assertEquals(List.of("|  int f(int)"), talk.types("/methods"));
        assertEquals(List.of("|  record P"), talk.types("/types"));
        assertTrue(talk.types("/imports").contains("|  import module java.base;"));
        talk.types("int x = 6", "/drop x");
        assertEquals(
                List.of("|  int x = (not-active)", "|  int x = (not-active)"),
                talk.types("/vars x"));
    }

    @Test
    void variablesAreListedWhateverTheirTextsDo() throws InterruptedException {
        List.of(
                        "class Endless { public String toString() { System.setProperty(\"endless\", \"\"); while (true) {} } }",
                        "class Failing { public String toString() { throw new IllegalStateException(); } }",
                        "var first = range(1_000_000_000);",
                        "var second = new Failing();",
                        "var third = new Endless();",
                        "var last = List.of(\"a\", 'b');",
                        "String text = \"a\\n\";")
                .forEach(source -> talk.shell().eval(source, Origin.PROMPT));

        System.clearProperty("endless");
        Thread stopper =
                Thread.ofPlatform()
                        .start(() -> {
                            Wait.CHILD.until(
                                    "the endless text to begin",
                                    () -> System.getProperty("endless") != null);
                            talk.shell().stop();
                        });
        List<String> lines = talk.types("/vars");
        stopper.join();

        assertTrue(lines.get(0).contains(" first = [0, 1, 2, "), () -> "" + lines);
        assertEquals(
                List.of(
                        "|  Failing second = (its text cannot be had: IllegalStateException)",
                        "|  Endless third = (stopped)"),
                lines.subList(1, 3));
        assertTrue(lines.get(3).endsWith(" last = [a, b]"), () -> "" + lines);
        assertEquals("|  String text = \"a\\n\"", lines.get(4));
    }

    @Test
    void droppedDeclarationIsGone() {
        talk.types("int x = 5", "void f() {}");

        assertEquals(
                List.of("|  dropped variable x", "|  dropped method f"), talk.types("/drop x f"));
        assertEquals(List.of(), talk.types("/list"));
        assertTrue(talk.fails("x").contains("cannot find symbol"));
        assertEquals(
                "1 is not in force, so it cannot be dropped: int x = 5;", talk.fails("/drop x"));
        assertTrue(talk.fails("/drop").startsWith("say what to drop"));
    }

    @Test
    void snippetsRunAgain() {
        talk.types("int x = 5", "x + 1");

        assertEquals(List.of("x + 1", "$3 ==> 6"), talk.types("/!"));
        assertEquals(List.of("x + 1", "$4 ==> 6"), talk.types("/-2"));
        assertEquals(List.of("int x = 5;", "x ==> 5"), talk.types("/1"));
        assertEquals(List.of("int x = 5;", "x ==> 5", "x + 1", "$7 ==> 6"), talk.types("/1-2"));
        assertEquals("there is no snippet 99 back; the first is -7", talk.fails("/-99"));
        assertEquals("no such snippet: 99", talk.fails("/99"));
    }

    @Test
    void resetForgetsAndRestoreBringsBack() {
        talk.types("int x = 5", "int y = 6", "/drop y", "x = 7", "/reset");

        assertEquals(List.of(), talk.types("/list"));
        talk.types("/reload -restore -quiet");
        assertEquals(List.of(), talk.complaints());
        assertEquals(List.of("|  int x = 7"), talk.types("/vars"));
    }

    @Test
    void reloadEntersAgainWhatWentWell() {
        talk.types("int x = 5", "int y = nope", "x = 7", "x = 8", "int z = x", "/drop z");

        assertEquals(
                List.of("-: int x = 5;", "-: x = 7", "-: x = 8", "-: int z = x;", "-: /drop z"),
                talk.types("/reload"));
        assertEquals(List.of("x ==> 8"), talk.types("x"));
    }

    @Test
    void whatWasStoppedIsNotEnteredAgainUnlessItIsADeclaration() throws InterruptedException {
        talk.types("int endless() { while (true) {} }");
        for (String line : List.of("while (true) {}", "endless()", "int x = endless()")) {
            Thread stopper = Thread.ofPlatform().start(() -> untilInterrupted(talk.shell()::stop));
            talk.types(line);
            stopper.interrupt();
            stopper.join();
        }
        assertEquals(
                List.of("int endless() { while (true) {} }", "int x = endless();"),
                talk.shell().journal().entries().stream().map(Journal.Entry::source).toList());
    }

    private static void untilInterrupted(Runnable action) {
        try {
            while (true) {
                action.run();
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            // the snippet has ended
        }
    }

    @Test
    void dropsGoByNameWhenNumbersHaveChanged() {
        talk.types(
                "int x = 5",
                "int f(int a) { return a; }",
                "int f(String s) { return 2; }",
                "import java.util.zip.*",
                "System.out.flush();",
                "/drop 3-5 x");
        List<Journal.Entry> entries = new ArrayList<>(talk.shell().journal().entries());
        entries.removeIf(entry -> entry.source().startsWith("System"));
        entries.add(0, new Journal.Entry("int before = 1;", Origin.PROMPT, false));
        entries.add(new Journal.Entry("1", Origin.PROMPT, true)); // as older versions wrote it
        entries.add(new Journal.Entry("gone", Origin.PROMPT, true));

        assertEquals(
                List.of("f(String)", "java.util.zip.*", "x", "1", "gone"),
                entries.stream().filter(Journal.Entry::drop).map(Journal.Entry::source).toList());

        Replay.of(entries, false, talk);

        assertEquals(List.of(), talk.complaints());
        assertEquals(
                List.of("   1 : int before = 1;", "   3 : int f(int a) { return a; }"),
                talk.types("/list"));
    }

    @Test
    void methodsOfAnEarlierSessionReachChildrenAfterAReload() {
        talk.types("int square(int x) { return x * x; }", "/reload -quiet");

        assertEquals(List.of("$2 ==> 9"), talk.types("async(square, 3).get()"));
    }

    @Test
    void savedFileOpensAgain() throws IOException {
        Path file = temp.resolve("saved.jsh");
        talk.types("int x = 5", "x + 1", "int f(int a) {\n    return a;\n}", "int y = nope");

        assertEquals(List.of("|  saved " + file), talk.types("/save " + file));
        assertEquals(
                List.of("int x = 5;", "x + 1", "int f(int a) {", "    return a;", "}"),
                Files.readAllLines(file));
        talk.types("/reset", "/open " + file);
        assertEquals(List.of(), talk.complaints());
        assertEquals(
                List.of("$3 ==> 5"),
                talk.types("f(x)").stream().map(s -> s.replace("$4", "$3")).toList());
        talk.types("/save -history " + file);
        assertTrue(Files.readAllLines(file).contains("/reset"));
        talk.types("/save x " + file);
        assertEquals(List.of("int x = 5;"), Files.readAllLines(file));
        talk.types("/save -all " + file, "/reset", "/open " + file);
        assertTrue(talk.complaints().isEmpty(), () -> "" + talk.complaints());
        assertEquals("say the name of a file", talk.fails("/save"));
        assertEquals(
                "cannot write /nope/file: there is no such file or folder",
                talk.fails("/save /nope/file"));
    }

    @Test
    void savedExpressionsNeedNoSemicolonsToBeOpenedAgain() throws IOException {
        Path file = temp.resolve("saved.jsh");
        talk.types(
                "int a = 7",
                "a",
                "-a",
                "(a)",
                "\"(\"",
                "List.of(a)\n  .getFirst()",
                "/save " + file);

        assertEquals(
                List.of("int a = 7;", "a", "-a", "(a)", "\"(\"", "List.of(a)", "  .getFirst()"),
                Files.readAllLines(file));
        talk.types("/reset", "/open " + file);
        assertEquals(List.of(), talk.complaints());
        List<String> saved = Files.readAllLines(file);
        talk.types("/save " + file);
        assertEquals(saved, Files.readAllLines(file));
        Files.writeString(file, "a + 1\n/* never\nended");
        talk.types("/open " + file);
        assertEquals(
                List.of(file + ":2:1: incomplete input\n    /* never\n    ^"), talk.complaints());
    }

    @Test
    void openedFileGoesOnAfterErrorsAndRunsCommands() throws IOException {
        Path file =
                Files.writeString(
                        temp.resolve("some.jsh"),
                        "int x = 1;\n/vars\nint y = nope;\n/nope\nint z = 3\n");

        assertEquals(List.of("|  int x = 1"), talk.types("/open " + file));
        assertEquals(2, talk.complaints().size());
        assertTrue(talk.complaints().getFirst().startsWith(file + ":3:9: cannot find symbol"));
        assertTrue(
                talk.complaints().getLast().startsWith(file + ":4:1: there is no command /nope"));
        assertEquals(List.of("z ==> 3"), talk.types("z"));
        assertEquals(
                "cannot open nope.jsh: there is no such file or folder",
                talk.fails("/open nope.jsh"));
    }

    @Test
    void fileThatNobodyWritesCanBeLeft() throws Exception {
        Path pipe = temp.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Thread leaver =
                Thread.ofPlatform().start(() -> untilInterrupted(() -> talk.shell().abandon()));
        try {
            assertTimeoutPreemptively(
                    Wait.CROWD.time(), () -> assertEquals("stopped", talk.fails("/open " + pipe)));
        } finally {
            leaver.interrupt();
            leaver.join();
            Files.newOutputStream(pipe).close(); // lets the reader end
        }
        assertEquals(List.of("$1 ==> 2"), talk.types("1 + 1"));
    }

    @Test
    void editedSnippetIsRun() {
        talk.types("int x = 5", "int y = 6", "/set editor sed -i s/5/55/", "/edit x");

        assertEquals(List.of(), talk.complaints());
        assertEquals(List.of("x ==> 55"), talk.types("x"));
        assertEquals(List.of("y ==> 6"), talk.types("y"));
        talk.types("/set editor false");
        assertEquals("false ended with 1; nothing was changed", talk.fails("/edit x"));
        talk.types("/set editor /nope/ed");
        assertTrue(talk.fails("/edit x").startsWith("cannot edit: "));
    }

    @Test
    void classPathIsSetAndShown() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("classes"));
        talk.types("int x = 5", "/env -class-path " + folder);

        assertEquals(List.of(folder), talk.shell().classPath());
        assertEquals(List.of("|  -class-path " + folder), talk.types("/env"));
        assertEquals(List.of("x ==> 5"), talk.types("x"));
        talk.types("/reset");
        assertEquals(List.of(folder), talk.shell().classPath());
        assertEquals("no such jar or folder: nope", talk.fails("/env -class-path nope"));
    }

    @Test
    void commandsGoByAnyClearBeginning() {
        assertEquals("/s may be /save or /set or /show", talk.fails("/s"));
        assertEquals("/re may be /reload or /reset", talk.fails("/re"));
        assertEquals("there is no command /lits; is it /list?", talk.fails("/lits"));
        assertEquals(
                "there is no command /foo; /help lists those that there are", talk.fails("/foo"));
        talk.types("int x = 5");
        assertEquals(List.of("|  int x = 5"), talk.types("/v"));
        assertTrue(talk.types("/? drop").getFirst().startsWith("/drop"));
    }

    @Test
    void settingsAreKeptAndCheckedAndThoseOfJshellPassOver() {
        talk.types("/set feedback silent", "/set mode vi");
        assertEquals(Feedback.SILENT, talk.preferences().feedback());
        assertEquals(Preferences.Keys.VI, talk.preferences().keys());
        assertEquals(
                "feedback is silent, concise, normal, verbose, not loud",
                talk.fails("/set feedback loud"));
        talk.types("/set format normal x \"y\"");
        assertEquals(List.of(), talk.complaints());
        talk.types("/set feedback normal", "/set prefix on");
        assertTrue(talk.preferences().prefix());
        assertEquals("the prefix is on or off, not maybe", talk.fails("/set prefix maybe"));
        assertEquals(
                "there is no setting colour; there are feedback, mode, prompt, editor, prefix",
                talk.fails("/set colour red"));
        talk.types("/set editor \"my editor\" -x");
        assertEquals(
                List.of(
                        "|  /set feedback normal",
                        "|  /set mode vi",
                        "|  /set editor my editor -x",
                        "|  /set prefix on"),
                talk.types("/set"));
    }

    @Test
    void feedbackModesOfOnesOwnAreMadeFromOthers() {
        assertEquals(List.of("|  Feedback mode: verbose"), talk.types("/set feedback verb"));
        assertEquals(
                List.of("|  Created new feedback mode: mine"),
                talk.types("/set mode mine concise"));
        talk.types("/set prompt mine \"%s\\n> \" \"... \"");
        assertEquals(List.of(), talk.types("/set feedback mine"));

        Mode mine = talk.preferences().mode();
        assertEquals(new Mode("mine", Feedback.CONCISE, true, "%s\n> ", "... ", true), mine);
        assertEquals(
                "mine is in force; choose another first, as in /set feedback normal",
                talk.fails("/set mode mine -delete"));
        talk.types("/set mode mine -command");
        assertEquals(
                List.of("|  /set mode mine concise -command"),
                talk.types("/set mode mine").subList(0, 1));
        assertEquals(
                "normal is as it is; make a mode of your own: /set mode NAME normal",
                talk.fails("/set prompt normal \"> \" \"> \""));
        talk.types("/set feedback normal", "/set mode mine -delete");
        assertEquals(
                "feedback is silent, concise, normal, verbose, not mine",
                talk.fails("/set feedback mine"));
        assertEquals("wrong escape in \"\\y\"", talk.fails("/set prompt mine \"\\y\""));
    }

    @Test
    void whatMayFollowIsKnownToTheCommand() {
        Command set = talk.commands().named("set").getFirst();
        assertEquals(
                List.of("silent", "concise", "normal", "verbose"),
                set.choices(List.of("feedback")));
        assertEquals(List.of("on", "off"), set.choices(List.of("prefix")));
        assertTrue(set.choices(List.of()).contains("feedback"));
        assertTrue(talk.commands().named("list").getFirst().choices(List.of()).contains("-all"));
    }

    @Test
    void exitCodeMayBeAnExpression() {
        talk.types("int x = 3", "/exit x + 1");

        assertEquals(4, talk.exitCode().getAsInt());
        assertTrue(
                talk.fails("/exit 256")
                        .startsWith("an exit code is a number from 0 to 255, not 256"));
        assertTrue(talk.fails("/exit nope").startsWith("an exit code is a number"));
    }
}
