package dev.brood.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.process.ThisProcess;
import dev.brood.testing.LeavesNothingBehind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands that are ours, with real children. */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class ProcessCommandsTest {

    private final Talk talk = Talk.open();

    @AfterEach
    void close() {
        talk.types("/reset");
        ThisProcess.activeChildren().forEach(child -> child.kill());
        talk.close();
    }

    private String shown(String line) {
        return String.join("\n", talk.types(line));
    }

    @Test
    void psShowsChildrenPoolsAndQueues() {
        assertEquals("no children, no pools, no queues", shown("/ps"));
        talk.types(
                "var child = spawn(() -> sleep(60)).name(\"sleeper\").start()",
                "var workers = pool(2)",
                "workers.map(x -> x, range(5))",
                "var items = queue(3)",
                "items.put(1)");

        String shown = shown("/ps");
        assertTrue(
                shown.lines()
                        .anyMatch(line ->
                                line.matches(
                                        " *\\d+ +sleeper +running +\\d+\\.\\d s +\\d+\\.\\d s +\\d+ % +\\d+ MB  lambda of #1")),
                shown);
        assertTrue(shown.contains("pool workers: 2 workers, 5 tasks done, 0 waiting"), shown);
        assertEquals(2, shown.lines().filter(line -> line.contains(" idle ")).count(), shown);
        assertTrue(shown.contains("queue items: 1 item, room for 2 more"), shown);
        assertEquals(shown.lines().count(), talk.types("/top").size());
        talk.types("workers.close()");
    }

    @Test
    void psShowsWhatAWorkerIsDoing() {
        talk.types(
                "var workers = pool(1)",
                "var begun = event()",
                "var result = workers.mapAsync(x -> { begun.set(); sleep(60); return x; }, range(1))",
                "begun.await()");

        assertTrue(shown("/ps").contains("busy"), shown("/ps"));
        assertTrue(shown("/ps").contains("item 0 for "), shown("/ps"));
        talk.types("workers.terminate()", "workers.join()");
    }

    @Test
    void psShowsWhatAChildWasGivenToDo() {
        talk.types(
                "int slow(int x) { sleep(x); return x; }",
                "var one = spawn(slow).args(60).start()",
                "Fn2<String, List<Integer>, String> mine = (who, numbers) -> { sleep(60); return who; }",
                "var two = async(mine, \"somebody with a long name\", List.of(1, 2, 3))",
                "class Sleeper extends ChildProcess { public void run() { sleep(60); } }",
                "var three = new Sleeper().start()");

        List<String> tasks =
                talk.types("/ps").stream()
                        .skip(1)
                        .map(line -> line.substring(line.indexOf(" MB  ") + " MB  ".length()))
                        .toList();
        assertEquals(List.of("slow(60)", "mine(\"somebod...\", Li...", "Sleeper.run()"), tasks);
    }

    @Test
    void killedChildIsGone() {
        talk.types(
                "var one = spawn(() -> sleep(60)).name(\"one\").start()",
                "var two = spawn(() -> sleep(60)).name(\"two\").start()");

        assertTrue(shown("/kill one").matches("killed one \\(pid \\d+\\)"));
        assertEquals(List.of("$3 ==> -9"), talk.types("one.exitCode()"));
        long pid = ThisProcess.activeChildren().getFirst().pid();
        assertEquals("killed two (pid " + pid + ")", shown("/kill " + pid));
        assertEquals(
                "no running child has the name or pid two; /ps lists them",
                talk.fails("/kill two"));
        assertEquals("say whom to kill, by pid or name; /ps lists them", talk.fails("/kill"));
    }

    @Test
    void waitWaitsForThoseThatAreNoDaemons() {
        talk.types(
                "var go = event()",
                "var one = spawn(() -> go.await()).name(\"one\").start()",
                "var two = spawn(() -> { go.await(); System.exit(3); }).name(\"two\").start()",
                "var daemon = spawn(() -> sleep(60)).daemon().start()",
                "Thread.ofPlatform().start(() -> { sleep(0.2); go.set(); })");

        for (String line : talk.types("/wait")) {
            assertTrue(line.matches("one .* ended with 0|two .* ended with 3"), line);
        }
        assertEquals(List.of("$6 ==> 0"), talk.types("one.exitCode()"));
        assertEquals(List.of("$7 ==> 3"), talk.types("two.exitCode()"));
        assertEquals(List.of("$8 ==> true"), talk.types("daemon.isAlive()"));
        talk.types("daemon.kill()", "daemon.join()");
        assertEquals("", shown("/wait"));
    }

    @Test
    void timeMeasuresHereAndElsewhere() {
        talk.types("int square(int x) { return x * x; }", "int calls = 0");

        assertTrue(
                shown("/time -n 5 square(3)").matches("min \\S+ \\S+, median \\S+ \\S+, 5 runs"),
                shown("/time -n 5 square(3)"));
        assertTrue(shown("/time -n 7 calls++").endsWith("7 runs"));
        assertEquals(List.of("calls ==> 7"), talk.types("calls"));
        assertTrue(shown("/time -p -n 4 calls++").endsWith("4 runs"));
        assertEquals(List.of("calls ==> 7"), talk.types("calls"));
        assertTrue(shown("/time -n 1 for (int i = 0; i < 3; i++) calls++;").endsWith("1 run"));
        assertEquals(List.of("calls ==> 10"), talk.types("calls"));
        assertTrue(
                talk.fails("/time nope()").startsWith("error: cannot find symbol"),
                talk.fails("/time nope()"));
        assertTrue(
                talk.fails("/time -n 1 Integer.parseInt(\"x\")").contains("NumberFormatException"));
        assertEquals(5, talk.types("/list").size());
    }

    @Test
    void docShowsSignatureAndComment() {
        String pool = shown("/doc pool");
        assertTrue(
                pool.startsWith(
                        "Pool dev.brood.Brood.pool(int workers)\nPool dev.brood.Brood.pool()\n"),
                pool);
        assertTrue(pool.contains("\n  workers – how many\n"), pool);
        assertTrue(
                shown("/doc Pool").contains("A number of processes that stay and work off tasks."));
        assertTrue(shown("/doc String.isBlank").startsWith("boolean String.isBlank()"));
        assertTrue(
                shown("/doc Lock.acquire").startsWith("void Lock.acquire()"),
                shown("/doc Lock.acquire"));
        assertEquals("nothing is known of nope", talk.fails("/doc nope"));
    }

    @Test
    void exitAsksWhatToDoWithRunningChildren() {
        talk.types("var child = spawn(() -> sleep(60)).name(\"sleeper\").start()");
        talk.answers("what?");
        talk.answers("stay");

        assertTrue(shown("/exit 3").contains("sleeper (pid "));
        assertTrue(talk.exitCode().isEmpty());
        talk.answers("k");
        talk.types("/exit 3");
        assertEquals(3, talk.exitCode().getAsInt());
        assertEquals(List.of(), ThisProcess.activeChildren());
    }
}
