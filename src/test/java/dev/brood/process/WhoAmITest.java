package dev.brood.process;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.async;
import static dev.brood.Brood.cpuCount;
import static dev.brood.Brood.currentProcess;
import static dev.brood.Brood.parentProcess;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who a process is, and who is around it. */
@ExtendWith(LeavesNothingBehind.class)
class WhoAmITest {

    private record Self(
            String name, long pid, boolean daemon, boolean alive, int children, Integer exitCode) {
        static Self of(ChildProcess process) {
            return new Self(
                    process.name(),
                    process.pid(),
                    process.isDaemon(),
                    process.isAlive(),
                    activeChildren().size(),
                    process.exitCode());
        }
    }

    @TempDir Path temp;

    @Test
    void mainProcessHasNoParent() {
        assertNull(parentProcess());
        assertEquals(
                new Self("MainProcess", ProcessHandle.current().pid(), false, true, 0, null),
                Self.of(currentProcess()));
        assertTrue(cpuCount() >= 1);
    }

    @Test
    void childKnowsItselfAndItsParent() {
        List<Self> selves =
                Wait.CHILD.get(
                        async(() -> List.of(Self.of(currentProcess()), Self.of(parentProcess()))));
        Self child = selves.getFirst();
        Self parent = selves.getLast();
        assertTrue(child.name.startsWith("Process-"), child::toString);
        assertNotEquals(ProcessHandle.current().pid(), child.pid);
        assertEquals(new Self(child.name, child.pid, true, true, 0, null), child);
        assertEquals(
                new Self("MainProcess", ProcessHandle.current().pid(), false, true, 0, null),
                parent);
    }

    @Test
    void grandchildHasTheChildAsItsParent() {
        List<Self> selves =
                Wait.CHILD.get(
                        async(() ->
                                Stream.concat(
                                                Stream.of(Self.of(currentProcess())),
                                                async(() ->
                                                        Stream.of(Self.of(parentProcess()))
                                                                .toList())
                                                        .get()
                                                        .stream())
                                        .toList()));
        assertEquals(selves.getFirst().name, selves.getLast().name);
        assertEquals(selves.getFirst().pid, selves.getLast().pid);
    }

    @Test
    void activeChildrenAreThoseThatRunInTheOrderOfTheirStarts() {
        Gate gate = Gate.in(temp, "gate");
        ChildProcess first = spawn((Gate g) -> g.pass()).args(gate).start();
        ChildProcess ended = spawn(() -> {}).start();
        ChildProcess last = spawn((Gate g) -> g.pass()).args(gate).start();
        Wait.CHILD.join(ended);
        assertEquals(List.of(first, last), activeChildren());
        gate.open();
        Wait.CHILD.join(first);
        Wait.CHILD.join(last);
        assertEquals(List.of(), activeChildren());
    }

    @Test
    void processObjectElsewhereTellsOnlyWhoItIs() {
        Gate gate = Gate.in(temp, "gate");
        ChildProcess waiting = spawn((Gate g) -> g.pass()).args(gate).name("Waiting").start();
        List<String> told =
                Wait.CHILD.get(
                        async(
                                (ChildProcess other) ->
                                        Stream.<java.util.concurrent.Callable<Object>>of(
                                                        other::name,
                                                        other::pid,
                                                        other::isAlive,
                                                        () -> {
                                                            other.join();
                                                            return "joined";
                                                        })
                                                .map(WhoAmITest::valueOrMessage)
                                                .toList(),
                                waiting));
        gate.open();
        Wait.CHILD.join(waiting);
        String notOurs =
                " Waiting (pid "
                        + waiting.pid()
                        + "): it is not a child of this process; only the process that started it can";
        assertEquals(
                List.of(
                        "Waiting",
                        waiting.pid().toString(),
                        "cannot ask" + notOurs,
                        "cannot join" + notOurs),
                told);
        assertFalse(waiting.isAlive());
    }

    private static String valueOrMessage(java.util.concurrent.Callable<Object> call) {
        try {
            return call.call().toString();
        } catch (Exception e) {
            return e.getMessage();
        }
    }

    private static void waitsForItsParent(Gate waits, Gate told) {
        ChildProcess parent = parentProcess();
        boolean before = parent.join(Duration.ZERO);
        CompletableFuture<ChildProcess> end = parent.onExit();
        waits.open();
        boolean after = parent.join(Wait.CHILD.time());
        told.open(
                List.of(before, after, end.join() == parent, parent.isAlive(), parent.isReady())
                        .toString());
    }

    private static void startsOneAndDies(Gate waits, Gate told) {
        spawn(WhoAmITest::waitsForItsParent).args(waits, told).daemon(false).start();
        waits.pass();
        Runtime.getRuntime().halt(1);
    }

    @Test
    void childWaitsForTheEndOfItsParent() {
        Gate told = Gate.in(temp, "told");
        ChildProcess parent =
                spawn(WhoAmITest::startsOneAndDies).args(Gate.in(temp, "waits"), told).start();
        Wait.CHILD.join(parent);
        assertEquals("[false, true, true, false, true]", told.pass());
    }

    @Test
    void processObjectThatWasMadeElsewhereIsNotStarted() {
        Gate gate = Gate.in(temp, "gate");
        ChildProcess fresh = new Passing(gate).name("Fresh");
        String refused =
                Wait.CHILD.get(async((ChildProcess other) -> valueOrMessage(other::start), fresh));
        assertEquals(
                "Fresh was made in another process and can only be started there, so make a new one here",
                refused);
        fresh.start();
        gate.open();
        Wait.CHILD.join(fresh);
        assertEquals(0, fresh.exitCode());
        assertEquals(
                "Fresh was started in another process; a process runs once, so make a new one here",
                Wait.CHILD.get(async((ChildProcess other) -> valueOrMessage(other::start), fresh)));
    }
}
