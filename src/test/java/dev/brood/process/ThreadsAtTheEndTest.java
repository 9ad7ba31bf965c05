package dev.brood.process;

import static dev.brood.Brood.println;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A child ends when its function and its threads have ended, but for daemon threads. */
@ExtendWith(LeavesNothingBehind.class)
class ThreadsAtTheEndTest {

    @TempDir Path temp;

    @Test
    void childWaitsForItsThreadsButNotForDaemonThreads() {
        Gate gate = Gate.in(temp, "gate");
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(
                                    (Gate g) -> {
                                        Thread.ofPlatform()
                                                .start(() -> {
                                                    g.pass();
                                                    println("thread finished");
                                                });
                                        Thread.ofPlatform()
                                                .daemon()
                                                .start(() -> {
                                                    sleep(100);
                                                    println("daemon thread finished");
                                                });
                                        println("function finished");
                                    })
                            .args(gate)
                            .start();
            output.await("function finished");
            assertTrue(child.isAlive());
            gate.open();
            Wait.CHILD.join(child);
            assertEquals(0, child.exitCode());
            assertEquals(List.of("function finished", "thread finished"), output.lines());
        }
    }

    @Test
    void resultDoesNotWaitForThreads() {
        Gate gate = Gate.in(temp, "gate");
        int value =
                Wait.CHILD.get(
                        dev.brood.Brood.async(
                                (Gate g) -> {
                                    Thread.ofPlatform().start(g::pass);
                                    return 5;
                                },
                                gate));
        assertEquals(5, value);
        gate.open();
    }
}
