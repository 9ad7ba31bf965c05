package dev.brood.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Pids;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import user.Submitter;

/** Scripts with children, each in a program of its own. */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class ScriptTest {

    @TempDir Path temp;

    private Program start(String script, Object... arguments) throws IOException {
        Path file = Files.writeString(temp.resolve("script.jsh"), script);
        Object[] all =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(file),
                                java.util.Arrays.stream(arguments))
                        .toArray();
        return Program.start("dev.brood.internal.repl.Main", all);
    }

    @Test
    void endOfAScriptWaitsForChildrenAndStopsDaemons() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        String script =
                """
                import dev.brood.testing.Gate;
                spawn(() -> { println("daemon " + currentProcess().pid()); sleep(100); println("daemon finished"); }).daemon().start();
                spawn(() -> { Gate.in(Path.of(args.get(0)), "gate").pass(); println("nondaemon finished"); }).start();
                println("main done");
                """;
        try (Program program = start(script, temp)) {
            program.await("main done", 1);
            long daemon = Long.parseLong(program.await("daemon (\\d+)", 1).getFirst());
            gate.open();
            assertEquals(0, program.join());
            assertEquals("nondaemon finished", program.output().getLast());
            assertFalse(program.output().contains("daemon finished"));
            assertTrue(Pids.hasEnded(daemon));
        }
    }

    @Test
    void scriptRunsOnceAndNotInItsChildren() throws Exception {
        String script =
                """
                println("top level");
                int count = 0;
                void child(int n) { count++; println("child " + n + " " + count); }
                for (int i : range(3)) spawn(child).args(i).start().join();
                println(activeChildren().size());
                """;
        try (Program program = start(script)) {
            assertEquals(0, program.join());
            assertEquals(
                    List.of("top level", "child 0 1", "child 1 1", "child 2 1", "0"),
                    program.output());
            assertEquals(List.of(), program.errorsButWaiting());
        }
    }

    @Test
    void longWaitForChildrenIsExplained() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        String script =
                """
                import dev.brood.testing.Gate;
                spawn(() -> { Gate.in(Path.of(args.get(0)), "gate").pass(); }).name("Slowcoach").start();
                """;
        try (Program program = start(script, temp)) {
            Wait.PROGRAM.until("a word about the wait", () -> !program.errors().isEmpty());
            gate.open();
            assertEquals(0, program.join());
            assertTrue(program.errors().getFirst().matches("waiting for Slowcoach \\(pid \\d+\\)"));
            assertEquals(1, program.errors().size());
        }
    }

    @Test
    void exitWithinAScriptIsItsExitCode() throws Exception {
        try (Program program =
                start("spawn(() -> println(\"child\")).start();\nSystem.exit(7);\n")) {
            assertEquals(7, program.join());
            assertEquals(List.of("child"), program.output());
        }
    }

    @Test
    void tasksOfExecutorsAreWaitedForAtTheEndOfAScript() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        String script =
                """
                import dev.brood.testing.Gate;
                Gate gate = Gate.in(Path.of(args.get(0)), "gate");
                var executor = pool(2).asExecutor();
                executor.submit(() -> { gate.pass(); println("submitted"); });
                executor.execute(() -> { gate.pass(); println("executed"); });
                CompletableFuture.supplyAsync(() -> gate.pass(), executor).thenAcceptAsync(x -> println("then"), executor);
                println("main done");
                """;
        try (Program program = start(script, temp)) {
            program.await("main done", 1);
            Wait.PROGRAM.until("a word about the wait", () -> !program.errors().isEmpty());
            gate.open();
            assertEquals(0, program.join());
            assertEquals(
                    List.of("executed", "main done", "submitted", "then"),
                    program.output().stream().sorted().toList());
            assertEquals(List.of("waiting for tasks of executors: 3"), program.errors());
        }
    }

    @Test
    void exitDropsTasksOfExecutorsAsJavaDoes() throws Exception {
        String script =
                """
                pool(2).asExecutor().submit(() -> { sleep(100); println("submitted"); });
                System.exit(3);
                """;
        try (Program program = start(script, temp)) {
            assertEquals(3, program.join());
            assertEquals(List.of(), program.output());
        }
    }

    @Test
    void programThatIsNoScriptWaitsForTasksOfExecutorsToo() throws Exception {
        try (Program program = Program.start(Submitter.class)) {
            assertEquals(0, program.join());
            assertEquals(List.of("main done", "submitted"), program.output());
        }
    }
}
