package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command when its output goes nowhere: nobody reads on, as in {@code | head -2}, or the disk is full. */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class LostOutputTest {

    private static final File FULL_DISK = new File("/dev/full");

    /** 128 and the number of SIGPIPE, as for other programs. */
    private static final int NOBODY_READS = 141;

    @TempDir Path temp;

    private ProcessBuilder command(String... arguments) {
        List<String> command = Program.java();
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(temp.resolve("err").toFile());
    }

    private List<String> errors() throws IOException {
        return Files.readAllLines(temp.resolve("err"));
    }

    private static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(Wait.PROGRAM.time().toMillis(), TimeUnit.MILLISECONDS)) {
            throw Wait.PROGRAM.tooLong("the end of a program whose output goes nowhere");
        }
        return process.exitValue();
    }

    /** Reads two lines of what the command prints, and no more. */
    private int head(ProcessBuilder command) throws Exception {
        Process process = command.start();
        try {
            try (BufferedReader output = process.inputReader()) {
                Wait.PROGRAM.call("two lines", () -> List.of(output.readLine(), output.readLine()));
            }
            return exitCode(process);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (int i = 0; ; i++) println(i)",
                "for (int i = 0; ; i++) System.out.println(i)",
                "for (int i = 0; ; i++) { System.out.write('1'); System.out.write('\\n'); }",
                "spawn(() -> { while (true) println(1); }).start()",
                "spawn(() -> { while (true) println(1); }).start(); System.exit(0)",
                "pool(2).each(x -> println(x), range(100_000_000))",
                "Thread.ofPlatform().start(() -> { while (true) println(1); })",
            })
    void endsSilentlyWhenNobodyReadsOn(String text) throws Exception {
        assertEquals(NOBODY_READS, head(command("-e", text)));
        assertEquals(List.of(), errors());
    }

    @Test
    void scriptsEndWhenNobodyReadsOn() throws Exception {
        Path script =
                Files.writeString(
                        temp.resolve("script.jsh"), "int i = 0;\nwhile (true) println(i++);\n");

        assertEquals(NOBODY_READS, head(command(script.toString())));
        assertEquals(List.of(), errors());
    }

    @Test
    void endsWhenNobodyReadsItsErrors() throws Exception {
        ProcessBuilder both =
                command("-e", "while (true) System.err.println(1)").redirectErrorStream(true);

        assertEquals(NOBODY_READS, head(both));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "println(1)",
                "1",
                "System.out.print(1); System.exit(0)",
                "/list -all",
                "spawn(() -> println(1)).start().join()",
                "spawn(() -> println(1)).start(); System.exit(0)",
                "pool(2).each(x -> println(x), range(3))",
                "Thread.ofPlatform().start(() -> println(1))",
            })
    void fullDiskIsAnErrorAndExitCode1(String text) throws Exception {
        assumeTrue(FULL_DISK.exists());
        Process process = command("-e", text).redirectOutput(FULL_DISK).start();

        assertEquals(1, exitCode(process));
        assertEquals(
                List.of("repl: cannot write to standard output: No space left on device"),
                errors());
    }

    @Test
    void fullDiskUnderTheErrorsIsNoReasonToEnd() throws Exception {
        assumeTrue(FULL_DISK.exists());
        List<String> output = new ArrayList<>();
        Process process =
                command("-e", "System.err.println(1); println(2)").redirectError(FULL_DISK).start();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(output::add);
        }

        assertEquals(0, exitCode(process));
        assertEquals(List.of("2"), output);
    }

    @Test
    void shutdownHooksRunWhenNobodyReadsOn() throws Exception {
        Path hook = temp.resolve("hook");
        String text =
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> { println(1); "
                        + "try { Files.createFile(Path.of(args.get(0))); } catch (IOException e) { } }));"
                        + "while (true) println(1)";

        assertEquals(NOBODY_READS, head(command("-e", text, hook.toString())));
        assertEquals(true, Files.exists(hook));
    }
}
