package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command without a terminal: what it does with its arguments, and how it ends. */
@Tag("slow")
class CommandLineTest {

    private record Ended(int code, List<String> output, List<String> errors) {}

    @TempDir Path temp;

    /** Runs the command with a text as its standard input. */
    private Ended run(String input, String... arguments) throws IOException, InterruptedException {
        Path in = Files.writeString(temp.resolve("in"), input);
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        List<String> command = Program.java();
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(temp.toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            if (!process.waitFor(Wait.PROGRAM.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Wait.PROGRAM.tooLong("the end of " + command);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    }

    private String script(String... lines) throws IOException {
        Files.write(temp.resolve("script.jsh"), List.of(lines));
        return "script.jsh";
    }

    @ParameterizedTest
    @CsvSource({
        "--nope, unknown option --nope; --help lists them",
        "-e, -e needs the text that is to be run",
        "nope.jsh, no such file: nope.jsh",
        "., '. is a folder, not a script'",
        "--workers-heap=lots, '--workers-heap takes a size such as 512m or 2g, not \"lots\"'",
        "--class-path=nope, no such jar or folder in --class-path: nope",
    })
    void wrongUseIsToldInALine(String argument, String message) throws Exception {
        Ended ended = run("", argument);

        assertEquals(List.of("repl: " + message), ended.errors);
        assertEquals(List.of(), ended.output);
        assertEquals(2, ended.code);
    }

    @Test
    void anonymousPoolsLeaveNoWorkersWhileTheProgramGoesOn() throws Exception {
        String script =
                script(
                        "for (int i = 0; i < 6; i++) pool(2).map(x -> x + 1, range(5));",
                        "for (int i = 0; i < 400 && !activeChildren().isEmpty(); i++) sleep(0.05);",
                        "println(activeChildren().size());");
        assertEquals(List.of("0"), run("", script).output);
    }

    @Test
    void heapIsThatOfAllWorkersButThoseWithTheirOwn() throws Exception {
        String megabytes = "() -> Runtime.getRuntime().maxMemory() >> 20";
        Ended ended =
                run(
                        "",
                        "--workers-heap",
                        "64m",
                        "-e",
                        "List.of(async("
                                + megabytes
                                + ").get() <= 64, async(() -> async("
                                + megabytes
                                + ").get()).get() <= 64, pool(1).heap(\"96m\").apply("
                                + megabytes
                                + ") > 64)");
        assertEquals(List.of("[true, true, true]"), ended.output);
    }

    @Test
    void valueOfTheLastExpressionIsPrinted() throws Exception {
        assertEquals(
                new Ended(0, List.of("[1, 2]"), List.of()),
                run("", "-e", "1 + 1; new int[] {1, 2}"));
        assertEquals(new Ended(0, List.of("null"), List.of()), run("", "-e", "(Object) null"));
        assertEquals(new Ended(0, List.of("once"), List.of()), run("", "-e", "println(\"once\")"));
        assertEquals(new Ended(0, List.of(), List.of()), run("", "-e", "int declared = 5"));
    }

    @Test
    void whatFollowsTheScriptIsForTheScript() throws Exception {
        String script = script("println(args);");

        assertEquals(
                List.of("[-x, --help, --, a b]"),
                run("", script, "-x", "--help", "--", "a b").output);
        assertEquals(List.of("[-i, -e]"), run("", "-e", "args", "-i", "-e").output);
    }

    @Test
    void standardInputIsAScriptToo() throws Exception {
        Ended expected = new Ended(0, List.of("[]", "read"), List.of());

        assertEquals(expected, run("println(args);\nprintln(\"read\");", "-"));
        assertEquals(expected, run("println(args);\nprintln(\"read\");"));
    }

    @Test
    void promptFollowsTheScriptWithMinusI() throws Exception {
        Ended ended = run("kept + 1\n/exit 4\n", "-i", script("int kept = 41;"));

        assertEquals(
                List.of("brood> ==> 42", "brood> "), ended.output.subList(1, ended.output.size()));
        assertEquals(List.of(), ended.errors);
        assertEquals(4, ended.code);
    }

    @Test
    void endOfInputEndsThePrompt() throws Exception {
        Ended ended = run("40 + 2\n", "-i", "-e", "1");

        assertEquals(List.of("1", "brood> ==> 42", "brood> "), withoutBanner(ended));
        assertEquals(0, ended.code);
        assertEquals(0, run("", "-i", "-e", "1").code);
    }

    private static List<String> withoutBanner(Ended ended) {
        return ended.output.stream().filter(line -> !line.startsWith("Brood ")).toList();
    }

    @Test
    void failedSnippetEndsTheScriptWith1() throws Exception {
        Ended ended = run("", script("println(1);", "int x = nope;", "println(2);"));

        assertEquals(List.of("1"), ended.output);
        assertEquals("script.jsh:2:9: cannot find symbol", ended.errors.getFirst());
        assertEquals(1, ended.code);
    }

    @Test
    void linesOfAScriptNeedNoSemicolons() throws Exception {
        assertEquals(
                new Ended(0, List.of("(", "1", "2", "[-3]"), List.of()),
                run(
                        "",
                        script(
                                "println(\"(\")",
                                "println(1)",
                                "int a = 1;",
                                "a",
                                "a",
                                "println(a + 1)",
                                "List<Integer> seen = new ArrayList<>()",
                                "seen",
                                "(a == 1 ? seen : null).add(-3)",
                                "println(seen)")));
        assertEquals(new Ended(0, List.of("-3"), List.of()), run("", "-e", "var x = 5\nx\n-3"));
        assertEquals(
                new Ended(0, List.of("8"), List.of()), run("int a = 7\r\na\r\nprintln(a + 1)\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "/* x, 1, /* x",
        "'1\n\n /* x\ny', 3, ' /* x'",
        "'println(1)\nint f() {\n  return 1;\n', 2, int f() {",
        "'1\n// (\nfoo(\n', 3, foo(",
        "int x =, 1, int x =",
        "if (true), 1, if (true)",
    })
    void whatIsUnfinishedAtTheEndIsAnErrorWithItsFirstLine(String text, int line, String first)
            throws Exception {
        Ended ended = run(text.replace("\\n", "\n"));

        int column = first.length() - first.stripLeading().length();
        assertEquals(
                List.of(
                        "stdin:" + line + ":" + (column + 1) + ": incomplete input",
                        "    " + first,
                        "    " + " ".repeat(column) + "^"),
                ended.errors);
        assertEquals(1, ended.code);
    }

    @Test
    void scriptChoosesItsExitCode() throws Exception {
        assertEquals(7, run("", script("/exit 7", "println(1);")).code);
        assertEquals(9, run("", script("System.exit(9);")).code);
    }

    @Test
    void threadsOfAScriptAreWaitedFor() throws Exception {
        Ended ended =
                run(
                        "",
                        script(
                                "Thread.ofPlatform().start(() -> { sleep(0.2); println(\"late\"); });"));

        assertEquals(new Ended(0, List.of("late"), List.of()), ended);
    }
}
