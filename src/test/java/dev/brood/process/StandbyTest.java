package dev.brood.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Folders;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that stand by: what becomes a process is one of them, and none is left behind. */
@Tag("slow")
class StandbyTest {

    /** Waits for one that stands by, starts a process, and says whether it became that one. */
    private static final String TAKES_ONE =
            """
            Set<Long> pids() {
                return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
            }
            String took(ChildProcess child, Set<Long> before) {
                child.join();
                return before.contains(child.pid()) + " " + child.exitCode();
            }
            spawn(() -> {}).start().join();
            while (pids().isEmpty()) sleep(0.02);
            var before = pids();
            println(took(spawn(() -> { System.exit(7); }).start(), before));
            while (pids().isEmpty()) sleep(0.02);
            before = pids();
            println(took(spawn(() -> {}).env("A", "b").start(), before));
            println(activeChildren().size());
            """;

    @TempDir Path temp;

    private List<String> run(String script, String... options)
            throws IOException, InterruptedException {
        Path file = Files.writeString(temp.resolve("script.jsh"), script);
        Object[] all = new Object[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = file;
        try (Program program = Program.start("dev.brood.internal.repl.Main", all)) {
            assertEquals(0, program.join());
            assertEquals(List.of(), program.errorsButWaiting());
            return program.output();
        }
    }

    @Test
    void processIsOneThatStoodByUnlessItHasSettingsOfItsOwn() throws Exception {
        assertEquals(List.of("true 7", "false 0", "0"), run(TAKES_ONE));
    }

    @Test
    void noneStandsByIfNoneIsWanted() throws Exception {
        String script =
                """
                spawn(() -> {}).start().join();
                sleep(1);
                println(ProcessHandle.current().children().count());
                """;
        assertEquals(List.of("0"), run(script, "--standby", "0"));
    }

    @Test
    void noneIsLeftWhenTheScriptEnds() throws Exception {
        String script =
                """
                spawn(() -> {}).start().join();
                while (ProcessHandle.current().children().count() == 0) sleep(0.02);
                println(ProcessHandle.current().children().map(each -> "" + each.pid()).collect(Collectors.joining(" ")));
                """;
        for (String pid : run(script).getFirst().split(" ")) {
            assertFalse(ProcessHandle.of(Long.parseLong(pid)).isPresent());
        }
    }

    @Test
    void noneIsLeftWhenTheProcessIsKilled() throws Exception {
        String script =
                """
                spawn(() -> {}).start().join();
                while (ProcessHandle.current().children().count() == 0) sleep(0.02);
                println(ProcessHandle.current().children().map(each -> "" + each.pid()).collect(Collectors.joining(" ")));
                sleep(60);
                """;
        Path file = Files.writeString(temp.resolve("script.jsh"), script);
        try (Program program = Program.start("dev.brood.internal.repl.Main", file)) {
            Wait.CHILD.until("the pids", () -> !program.output().isEmpty());
            program.process().destroyForcibly();
            var left = new HashSet<>(List.of(program.output().getFirst().split(" ")));
            assertTrue(!left.isEmpty());
            Wait.CHILD.until(
                    "the end of those that stood by",
                    () ->
                            left.stream()
                                    .noneMatch(pid ->
                                            ProcessHandle.of(Long.parseLong(pid)).isPresent()));
            Wait.CHILD.until(
                    "the session's folder to go",
                    () -> Folders.of(program.process().pid()).isEmpty());
        }
    }

    @Test
    void oneThatDiesWhileItStandsByIsReplaced() throws Exception {
        String script =
                """
                Set<Long> pids() { return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet()); }
                spawn(() -> {}).start().join();
                while (pids().isEmpty()) sleep(0.02);
                sleep(1);
                var before = pids();
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                for (int i = 0; i < 500 && (pids().isEmpty() || before.containsAll(pids())); i++) sleep(0.02);
                println(!before.containsAll(pids()));
                """;
        assertEquals(List.of("true"), run(script));
    }

    @Test
    void oneThatDiesWhileItStandsByHarmsNobody() throws Exception {
        String script =
                """
                spawn(() -> {}).start().join();
                for (int i = 0; i < 5; i++) {
                    while (ProcessHandle.current().children().count() == 0) sleep(0.02);
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                    var child = spawn(() -> {}).start();
                    child.join();
                    if (child.exitCode() != 0 && child.exitCode() != -9) println(child.exitCode());
                }
                println("done");
                """;
        assertEquals(List.of("done"), run(script));
    }

    /** Among them, now and then, the little program that makes the pipes for the next one. */
    @Test
    void whoeverEndsAllChildrenFindsNewOnesStandingBy() throws Exception {
        String script =
                """
                spawn(() -> {}).start().join();
                for (int i = 0; i < 10; i++) {
                    long end = System.nanoTime() + 20_000_000_000L;
                    boolean some = false;
                    while (!some && System.nanoTime() < end) {
                        some = ProcessHandle.current().children().count() > 0;
                        sleep(0.001);
                    }
                    if (!some) println("none after " + i);
                    sleep(0.001 * i);
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                }
                println("done");
                """;
        assertEquals(List.of("done"), run(script));
    }

    @Test
    void oneThatIsHaltedDoesNotHoldUpWhoGivesItMuch() throws Exception {
        String script =
                """
                void signal(String name) throws Exception {
                    for (var child : ProcessHandle.current().children().toList()) {
                        new ProcessBuilder("kill", "-" + name, "" + child.pid()).start().waitFor();
                    }
                }
                var lengths = queue();
                var much = new byte[1_000_000];
                spawn(() -> {}).start().join();
                while (ProcessHandle.current().children().count() == 0) sleep(0.02);
                sleep(1);
                signal("STOP");
                var child = spawn(() -> lengths.put(much.length)).start();
                println("started");
                signal("CONT");
                println(lengths.get());
                child.join();
                println(child.exitCode());
                """;
        assertEquals(List.of("started", "1000000", "0"), run(script));
    }
}
