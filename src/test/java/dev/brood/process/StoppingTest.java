package dev.brood.process;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.event;
import static dev.brood.Brood.println;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.function.Action;
import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ending a process that would go on. */
@ExtendWith(LeavesNothingBehind.class)
class StoppingTest {

    private static final Action SLEEPER =
            () -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> println("hook")));
                try {
                    println("ready");
                    sleep(100);
                } finally {
                    println("finally");
                }
            };

    private static final Action SPINNER =
            () -> {
                println("ready");
                while (true) {
                    Thread.onSpinWait();
                }
            };

    @Test
    void terminateEndsAProcessWithoutFurtherAdo() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(SLEEPER).start();
            output.await("ready");
            assertFalse(child.join(Duration.ZERO));
            assertFalse(child.join(Duration.ofSeconds(-1)));
            assertTrue(child.isAlive());
            child.terminate();
            Wait.CHILD.join(child);
            assertEquals(-15, child.exitCode());
            assertFalse(child.isAlive());
            assertEquals(List.of(), activeChildren());
            assertEquals(List.of("ready"), output.lines());
        }
    }

    @Test
    void killEndsAProcessWithoutAsking() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(SPINNER).start();
            output.await("ready");
            child.kill();
            Wait.CHILD.join(child);
            assertEquals(-9, child.exitCode());
        }
    }

    /** Whoever ends a process hears all that it had said, though nobody was reading in that moment. */
    @ParameterizedTest
    @ValueSource(strings = {"terminate", "kill"})
    void whatWasPrintedBeforeTheEndIsSeen(String verb) {
        try (Output output = Output.capture()) {
            Event printed = event();
            ChildProcess child =
                    spawn(
                                    () -> {
                                        for (int line = 0; line < 3000; line++) {
                                            println("line " + line);
                                        }
                                        printed.set();
                                        sleep(100);
                                    })
                            .start();
            synchronized (output) {
                printed.await(); // nothing was taken until now: it is in the pipe
                if (verb.equals("kill")) {
                    child.kill();
                } else {
                    child.terminate();
                }
            }
            Wait.CHILD.join(child);
            assertEquals(3000, output.lines().size());
        }
    }

    @Test
    void quitPrintsTheThreadsAndEndsNothing() throws Exception {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(SLEEPER).start();
            output.await("ready");
            new ProcessBuilder("kill", "-QUIT", String.valueOf(child.pid())).start().waitFor();
            output.await(line -> line.startsWith("\"main\""));
            assertTrue(child.isAlive());
            child.kill();
            Wait.CHILD.join(child);
        }
    }

    @Test
    void nothingOfAKilledProcessIsLeftInTheTempFolder() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(SPINNER).start();
            output.await("ready");
            Path attach = Path.of("/tmp/.java_pid" + child.pid());
            assertFalse(Files.exists(attach), "nobody attached");
            child.kill();
            Wait.CHILD.join(child);
            assertFalse(Files.exists(attach));
        }
    }

    @Test
    void interruptRunsFinallyAndHooks() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(SLEEPER).start();
            output.await("ready");
            child.interrupt();
            Wait.CHILD.join(child);
            assertEquals(1, child.exitCode());
            assertEquals(List.of("ready", "finally", "hook"), output.lines());
        }
    }

    @Test
    void interruptBeforeTheFunctionBeganIsNotLost() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(() -> sleep(100)).start();
            child.interrupt();
            Wait.CHILD.join(child);
            assertEquals(1, child.exitCode(), () -> "it printed " + output.all());
        }
    }

    @Test
    void functionMayCatchTheInterruptAndGoOn() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(StoppingTest::catchesInterrupt).start();
            output.await("ready");
            child.interrupt();
            Wait.CHILD.join(child);
            assertEquals(5, child.exitCode());
        }
    }

    private static void catchesInterrupt() {
        try {
            println("ready");
            Thread.sleep(Duration.ofSeconds(100));
        } catch (InterruptedException e) {
            System.exit(5);
        }
    }

    @Test
    void stoppingAnEndedProcessChangesNothing() {
        ChildProcess child = spawn(() -> System.exit(3)).start();
        Wait.CHILD.join(child);
        child.terminate();
        child.kill();
        child.interrupt();
        assertEquals(3, child.exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminate", "kill"})
    void processMayBeStoppedWhileItBoots(String verb) {
        int code = verb.equals("kill") ? -9 : -15;
        for (int i = 0; i < 15; i++) {
            ChildProcess child = spawn(() -> sleep(100)).start();
            Thread.onSpinWait();
            if (verb.equals("kill")) {
                child.kill();
            } else {
                child.terminate();
            }
            Wait.CHILD.join(child);
            assertEquals(code, child.exitCode(), verb + " of " + child);
        }
    }

    @Test
    @Tag("slow")
    void processMayBeStoppedAtAnyMomentOfItsBoot() {
        List<ChildProcess> children =
                Stream.generate(() -> spawn(() -> sleep(100)).start()).limit(4).toList();
        try (Output output = Output.capture()) {
            for (int i = 0; i < 24; i++) {
                long moment = System.nanoTime() + i * 7_000_000L;
                ChildProcess child = spawn(() -> sleep(100)).start();
                while (System.nanoTime() < moment) {
                    Thread.onSpinWait();
                }
                child.terminate();
                Wait.CHILD.join(child);
                assertEquals(-15, child.exitCode(), () -> "terminated in its boot: " + child);
            }
            assertEquals(List.of(), output.errors());
        } finally {
            children.forEach(ChildProcess::kill);
            children.forEach(Wait.CHILD::join);
        }
    }

    @Test
    @Tag("slow")
    void processThatRunsTooLongIsKilledAndThatIsSaid() {
        try (Output output = Output.capture()) {
            ChildProcess child =
                    spawn(SPINNER).name("Slow").timeout(Duration.ofMillis(600)).start();
            Wait.CHILD.join(child);
            assertEquals(-9, child.exitCode());
            assertEquals(List.of("Slow was killed: it ran longer than PT0.6S"), output.errors());
        }
    }

    @Test
    void processThatIsInTimeIsNotKilled() {
        try (Output output = Output.capture()) {
            ChildProcess child = spawn(() -> {}).timeout(Wait.CHILD.time()).start();
            Wait.CHILD.join(child);
            assertEquals(0, child.exitCode());
            assertEquals(List.of(), output.errors());
        }
    }
}
