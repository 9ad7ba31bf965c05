package dev.brood.internal.process;

import static dev.brood.Brood.event;
import static dev.brood.Brood.onTerminate;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.println;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.function.Action;
import dev.brood.function.Fn;
import dev.brood.pool.Pool;
import dev.brood.process.ChildProcess;
import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a process does before it ends because it was asked to. */
@ExtendWith(LeavesNothingBehind.class)
class TerminationTest {

    /** A child that is ready for its end, with this to do then. */
    private static ChildProcess withLastAction(Output output, Action last) {
        ChildProcess child =
                spawn(
                                () -> {
                                    onTerminate(last);
                                    Runtime.getRuntime()
                                            .addShutdownHook(new Thread(() -> println("hook")));
                                    println("ready");
                                    try {
                                        sleep(100);
                                    } finally {
                                        println("finally");
                                    }
                                })
                        .start();
        output.await("ready");
        return child;
    }

    @Test
    @Tag("slow")
    void runsItAndEndsAsWithoutIt() {
        try (Output output = Output.capture()) {
            ChildProcess child =
                    withLastAction(
                            output,
                            () -> {
                                sleep(1);
                                println("saved");
                            });
            child.terminate();
            child.terminate();
            Wait.CHILD.join(child);
            assertEquals(-15, child.exitCode());
            assertEquals(List.of("ready", "saved"), output.lines());
        }
    }

    @Test
    void endsWithItsOwnCode() {
        try (Output output = Output.capture()) {
            ChildProcess child = withLastAction(output, () -> System.exit(3));
            child.terminate();
            Wait.CHILD.join(child);
            assertEquals(3, child.exitCode());
            assertEquals(List.of("ready", "hook"), output.lines());
        }
    }

    @Test
    void signalFromElsewhereIsTheSame() {
        try (Output output = Output.capture()) {
            ChildProcess child = withLastAction(output, () -> println("saved"));
            ProcessHandle.of(child.pid()).orElseThrow().destroy();
            Wait.CHILD.join(child);
            assertEquals(-15, child.exitCode());
            assertEquals(List.of("ready", "saved"), output.lines());
        }
    }

    @Test
    void oneThatThrowsKeepsNoOtherFromRunning() {
        try (Output output = Output.capture()) {
            ChildProcess child =
                    withLastAction(
                            output,
                            () -> {
                                onTerminate(() -> println("added"));
                                throw new IllegalStateException("no disk");
                            });
            child.terminate();
            Wait.CHILD.join(child);
            assertEquals(-15, child.exitCode());
            assertEquals(List.of("ready", "added"), output.lines());
            assertEquals(
                    "Process "
                            + child.name()
                            + ", in onTerminate: java.lang.IllegalStateException: no disk",
                    output.errors().getFirst());
        }
    }

    @Test
    @Tag("slow")
    void isKilledAfterTenSeconds() {
        try (Output output = Output.capture()) {
            ChildProcess child = withLastAction(output, () -> sleep(100));
            child.terminate();
            assertTrue(!child.join(Duration.ofSeconds(8)), "it was to have ten seconds");
            Wait.CHILD.join(child);
            assertEquals(-9, child.exitCode());
        }
    }

    @Test
    void killDoesNotAsk() {
        try (Output output = Output.capture()) {
            ChildProcess child = withLastAction(output, () -> println("saved"));
            child.kill();
            Wait.CHILD.join(child);
            assertEquals(-9, child.exitCode());
            assertEquals(List.of("ready"), output.lines());
        }
    }

    @Test
    @Tag("slow")
    void workersOfATerminatedPoolRunIt() {
        Queue<String> said = queue();
        try (Pool pool =
                pool(2).initializer(() -> {
                    onTerminate(() -> said.put("saved"));
                    said.put("ready");
                })) {
            pool.applyAsync((Fn<Integer>) () -> 1).get();
            assertEquals("ready", said.get(Wait.CHILD.time()));
            assertEquals("ready", said.get(Wait.CHILD.time()));
            pool.terminate();
            assertEquals("saved", said.get(Wait.CHILD.time()));
            assertEquals("saved", said.get(Wait.CHILD.time()));
            pool.join();
        }
    }

    /** One that has a slow worker and comes to its end. */
    static final class EndingParent {
        public static void main(String[] args) {
            Event ready = event();
            spawn(
                            () -> {
                                onTerminate(() -> {
                                    sleep(2);
                                    println("daemon saved");
                                });
                                ready.set();
                                sleep(100);
                            })
                    .daemon()
                    .start();
            ready.await();
        }
    }

    @Test
    @Tag("slow")
    void parentThatEndsWaitsForIt() throws Exception {
        try (Program program = Program.start(EndingParent.class)) {
            assertEquals(0, program.exitCode());
            assertEquals(List.of("daemon saved"), program.output());
        }
    }

    /** The main process itself. */
    static final class Main {
        public static void main(String[] args) {
            onTerminate(() -> println("main saved"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> println("hook")));
            println("ready");
            sleep(100);
        }
    }

    @Test
    void mainProcessRunsItAndItsHooks() throws Exception {
        try (Program program = Program.start(Main.class)) {
            program.await("ready", 1);
            program.signal("TERM");
            assertEquals(128 + 15, program.exitCode());
            assertEquals(List.of("ready", "main saved", "hook"), program.output());
        }
    }
}
