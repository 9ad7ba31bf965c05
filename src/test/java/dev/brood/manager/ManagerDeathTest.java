package dev.brood.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Program;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the manager ends, or who calls it, or who made it. {@code -Dbrood.deaths=50} does each of it more often. */
@Tag("slow")
class ManagerDeathTest {

    private static final int TIMES = Integer.getInteger("brood.deaths", 3);

    @TempDir Path temp;

    @Test
    void everyCallFailsSoonWhenTheManagerIsKilled() {
        try (Session session = Session.open()) {
            session.run(
                    """
                    String round() throws Exception {
                        var m = manager();
                        var list = m.<Integer>list();
                        var slow = m.object(() -> new Object());
                        List<String> ends = Collections.synchronizedList(new ArrayList<>());
                        Action calls = () -> { for (int i = 0; ; i++) list.add(i); };
                        Action waits = () -> slow.run(_ -> Thread.sleep(100_000));
                        var threads = List.of(calls, calls, waits).stream().map(each -> new Thread(() -> {
                            try { each.run(); } catch (Exception e) { ends.add(e.getClass().getSimpleName() + ": " + e.getMessage().lines().findFirst().get()); }
                        })).toList();
                        threads.forEach(Thread::start);
                        sleep(Math.random() * 0.3);
                        long pid = m.process().pid();
                        ProcessHandle.of(pid).get().destroyForcibly();
                        for (var each : threads) each.join(20_000);
                        m.close();
                        return new TreeSet<>(ends).toString().replace("" + pid, "PID") + ends.size();
                    }
                    """);
            for (int i = 0; i < TIMES; i++) {
                String ends = (String) session.value("round()");
                assertTrue(
                        ends.matches(
                                "\\[DisconnectedException: (Manager-\\d+ \\(pid PID\\) has ended: killed by SIGKILL \\(exit code -9\\)|the manager \\(pid PID\\) is gone)"
                                        + "(, DisconnectedException: the manager \\(pid PID\\) is gone)?]3"),
                        ends);
            }
        }
    }

    @Test
    void callOfWhoIsKilledIsDoneOrNeverBegun() {
        try (Session session = Session.open()) {
            session.run("var m = manager(); var pair = m.object(() -> new long[2]);");
            session.run(
                    "void adds() { while (true) pair.run(p -> { p[0]++; Thread.onSpinWait(); p[1]++; }); }");
            for (int i = 0; i < TIMES; i++) {
                session.run("var child = spawn(adds).daemon().start();");
                session.run(
                        "long before = pair.call(p -> p[0]); while (pair.call(p -> p[0]) == before) sleep(0.01);");
                session.run("sleep(Math.random() * 0.05); child.kill(); child.join();");
                assertEquals(true, session.value("pair.call(p -> p[0] == p[1])"));
            }
            assertEquals(1, session.value("m.count()"));
            session.run("m.close();");
            assertEquals(
                    "the manager was closed",
                    session.value(
                            "((Fn<String>) () -> { try { pair.copy(); return \"\"; } catch (ClosedException e) { return e.getMessage(); } }).call()"));
        }
    }

    @Test
    void managerGoesWithItsMaker() throws IOException {
        String script =
                """
                var m = manager();
                var list = m.list();
                println(m.process().pid());
                sleep(100);
                """;
        Path file = Files.writeString(temp.resolve("script.jsh"), script);
        try (Program program = Program.start("dev.brood.internal.repl.Main", file)) {
            Wait.PROGRAM.until("the pid", () -> !program.output().isEmpty());
            long pid = Long.parseLong(program.output().getFirst());
            program.process().destroyForcibly();
            Wait.CHILD.until("the end of the manager", () -> ProcessHandle.of(pid).isEmpty());
        }
    }

    @Test
    void scriptEndsThoughAManagerIsOpen() throws Exception {
        Path file =
                Files.writeString(
                        temp.resolve("script.jsh"), "println(manager().list(List.of(1)).get(0));");
        try (Program program = Program.start("dev.brood.internal.repl.Main", file)) {
            assertEquals(0, program.join());
            assertEquals(List.of("1"), program.output());
            assertEquals(List.of(), program.errorsButWaiting());
        }
    }
}
