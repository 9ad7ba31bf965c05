package dev.brood.process;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.currentProcess;
import static dev.brood.Brood.println;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.function.Action4;
import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import user.Squarer;

/** What can be asked of a process before, during and after its run. */
@ExtendWith(LeavesNothingBehind.class)
class LifecycleTest {

    private static final Action4<Gate, Integer, Integer, Map<String, Integer>> REPORT =
            (gate, first, second, more) -> {
                gate.pass();
                println(List.of(first, second));
                println(more);
                println(currentProcess().name());
                println(currentProcess().pid());
            };

    @TempDir Path temp;

    @Test
    void fieldsTellTheStateOfTheProcess() {
        Gate gate = Gate.in(temp, "gate");
        ChildProcess child = new Described(gate).name("SomeProcess").daemon();
        assertFalse(child.isAlive());
        assertNull(child.exitCode());
        assertNull(child.pid());
        assertFalse(activeChildren().contains(child));

        assertSame(child, child.start());
        assertTrue(child.isAlive());
        assertNull(child.exitCode());
        assertTrue(activeChildren().contains(child));
        assertEquals(child.pid(), child.toHandle().pid());

        gate.open();
        Wait.CHILD.join(child);
        assertFalse(child.isAlive());
        assertEquals(0, child.exitCode());
        assertFalse(activeChildren().contains(child));
        assertTrue(child.join(Duration.ZERO), "joining again does no harm");
        assertTrue(child.pid() > 0);
        assertTrue(child.isDaemon());
    }

    private static final class Described extends ChildProcess {
        private final Gate gate;

        Described(Gate gate) {
            this.gate = gate;
        }

        @Override
        public void run() {
            gate.pass();
        }
    }

    @Test
    void functionSeesItsArgumentsAndWhoItIs() {
        Gate gate = Gate.in(temp, "gate");
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(REPORT)
                            .kwargs(
                                    "second",
                                    2,
                                    "more",
                                    Map.of("hello", 23),
                                    "gate",
                                    gate,
                                    "first",
                                    1)
                            .name("SomeProcess")
                            .daemon()
                            .start();
            gate.open();
            Wait.CHILD.join(child);
            assertEquals(
                    List.of("[1, 2]", "{hello=23}", "SomeProcess", child.pid().toString()),
                    output.lines());
        }
    }

    @Test
    void onExitCompletesWithTheEndedProcess() throws Exception {
        ChildProcess child = spawn(() -> System.exit(4)).start();
        ChildProcess ended = child.onExit().get(Wait.CHILD.time().toNanos(), TimeUnit.NANOSECONDS);
        assertSame(child, ended);
        assertEquals(4, ended.exitCode());
    }

    @Test
    void endedProcessIsNoLongerActiveForWhoeverIsToldOfItsEnd() throws Exception {
        Gate gate = Gate.in(temp, "gate");
        ChildProcess child = spawn((Gate g) -> g.pass()).args(gate).start();
        var active = child.onExit().thenApply(ended -> activeChildren().contains(ended));
        gate.open();
        assertFalse(active.get(Wait.CHILD.time().toNanos(), TimeUnit.NANOSECONDS));
    }

    @Test
    void joinWithATimeTellsWhetherItHasEnded() {
        Gate gate = Gate.in(temp, "gate");
        ChildProcess child = spawn((Gate g) -> g.pass()).args(gate).start();
        assertFalse(child.join(Duration.ZERO));
        assertFalse(child.join(Duration.ofSeconds(-1)));
        assertFalse(child.join(Duration.ofMillis(1)));
        gate.open();
        assertTrue(child.join(Wait.CHILD.time()));
    }

    @Test
    void closeLetsGoOfTheProcess() {
        ChildProcess child = spawn(() -> {}).name("Closed").start();
        Wait.CHILD.join(child);
        child.close();
        child.close();
        assertEquals("Closed", child.name());
        assertFalse(child.isDaemon());
        assertTrue(child.toString().contains("closed"), child::toString);
        assertThrows(IllegalStateException.class, child::exitCode);
    }

    @Test
    void textShowsNamePidAndState() {
        ChildProcess child = new Squarer(3).name("Shown").daemon();
        assertEquals("Squarer[name=Shown, not started, daemon]", child.toString());
        child.start();
        assertEquals(
                "Squarer[name=Shown, pid=" + child.pid() + ", running, daemon]", child.toString());
        child.kill();
        Wait.CHILD.join(child);
        assertEquals(
                "Squarer[name=Shown, pid=" + child.pid() + ", exitCode=-9, daemon]",
                child.toString());
    }

    @Test
    void runWorksOnACopyOfTheObject() {
        try (Output output = Output.capture()) {
            Squarer child = new Squarer(12);
            Wait.CHILD.join(child.start());
            assertEquals(List.of(child.name() + " " + child.pid() + " 144"), output.lines());
            assertEquals(0, child.square());
        }
    }

    @Test
    void ageCountsFromTheStart() {
        assertNull(currentProcess().age());
        long before = System.nanoTime();
        ChildProcess child = spawn(() -> {}).start();
        Wait.CHILD.join(child);
        assertTrue(child.age().toNanos() <= System.nanoTime() - before);
    }
}
