package dev.brood.process;

import static dev.brood.Brood.async;
import static dev.brood.Brood.currentProcess;
import static dev.brood.Brood.println;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Pids;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import user.Squarer;

/** Who is a daemon, and what becomes of the children of a child. */
@ExtendWith(LeavesNothingBehind.class)
class DaemonTest {

    @TempDir Path temp;

    @Test
    void childrenOfADaemonAreDaemonsUnlessTheySaySo() {
        assertFalse(new Squarer(1).isDaemon());
        List<Boolean> flags =
                Wait.CHILD.get(
                        async(() -> {
                            ChildProcess spawned = spawn(() -> {}).start();
                            ChildProcess plain = spawn(() -> {}).daemon(false).start();
                            spawned.join();
                            plain.join();
                            return List.of(
                                    currentProcess().isDaemon(),
                                    new Squarer(1).isDaemon(),
                                    spawned.isDaemon(),
                                    plain.isDaemon());
                        }));
        assertEquals(List.of(true, true, true, false), flags);
    }

    @Test
    void childWaitsForItsChildrenAndStopsItsDaemons() {
        Gate gate = Gate.in(temp, "gate");
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(
                                    (Gate g) -> {
                                        spawn(
                                                        () -> {
                                                            println("daemon");
                                                            sleep(100);
                                                            println("daemon finished");
                                                        })
                                                .daemon()
                                                .start();
                                        spawn(
                                                        (Gate inner) -> {
                                                            inner.pass();
                                                            println("grandchild finished");
                                                        })
                                                .args(g)
                                                .start();
                                        println("child finished");
                                    })
                            .args(gate)
                            .start();
            output.await("daemon");
            output.await("child finished");
            assertTrue(child.isAlive());
            gate.open();
            Wait.CHILD.join(child);
            assertEquals(0, child.exitCode());
            assertEquals("grandchild finished", output.lines().getLast());
            assertFalse(output.lines().contains("daemon finished"));
        }
    }

    @Test
    void daemonsOfATerminatedChildGoWithIt() {
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(
                                    () -> {
                                        ChildProcess daemon =
                                                spawn(
                                                                () -> {
                                                                    println(
                                                                            "daemon "
                                                                                    + currentProcess()
                                                                                            .pid());
                                                                    sleep(100);
                                                                })
                                                        .daemon()
                                                        .start();
                                        daemon.join();
                                    })
                            .start();
            long daemon =
                    Long.parseLong(output.await(line -> line.startsWith("daemon ")).substring(7));
            child.terminate();
            Wait.CHILD.join(child);
            Wait.PROMISED.until("the end of a daemon", () -> Pids.hasEnded(daemon));
        }
    }

    @Test
    void childrenOfATerminatedChildFinishAlone() {
        Gate gate = Gate.in(temp, "gate");
        Gate finished = Gate.in(temp, "finished");
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(
                                    (Gate g, Gate f) -> {
                                        ChildProcess other =
                                                spawn(
                                                                (Gate inner, Gate done) -> {
                                                                    println("begun");
                                                                    inner.pass();
                                                                    done.open(
                                                                            String.valueOf(
                                                                                    currentProcess()
                                                                                            .pid()));
                                                                })
                                                        .args(g, f)
                                                        .start();
                                        other.join();
                                    })
                            .args(gate, finished)
                            .start();
            output.await("begun");
            child.kill();
            Wait.CHILD.join(child);
            gate.open();
            long pid = Long.parseLong(finished.pass());
            Wait.CHILD.until("the end of an orphan", () -> Pids.hasEnded(pid));
        }
    }
}
