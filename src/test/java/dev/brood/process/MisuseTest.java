package dev.brood.process;

import static dev.brood.Brood.currentProcess;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.waitAny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.function.Action1;
import dev.brood.function.Action2;
import dev.brood.pool.Pool;
import dev.brood.testing.Gate;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Misuse fails at once, says what to do instead, and harms no process. */
@ExtendWith(LeavesNothingBehind.class)
class MisuseTest {

    @TempDir Path temp;

    private ChildProcess child(String name) {
        return new Passing(Gate.in(temp, "gate")).name(name);
    }

    private static void fails(String message, Executable misuse) {
        assertEquals(message, assertThrows(IllegalStateException.class, misuse).getMessage());
    }

    @Test
    void freshProcessCanOnlyBeStarted() {
        ChildProcess fresh = child("Fresh");
        Map<String, Executable> verbs = new LinkedHashMap<>();
        verbs.put("join", fresh::join);
        verbs.put("terminate", fresh::terminate);
        verbs.put("kill", fresh::kill);
        verbs.put("interrupt", fresh::interrupt);
        verbs.put("watch", fresh::onExit);
        verbs.forEach((verb, misuse) ->
                fails(
                        "cannot " + verb + " Fresh before it is started; call start() first",
                        misuse));
        fails(
                "cannot join Fresh before it is started; call start() first",
                () -> fresh.join(Duration.ZERO));
        fails("Fresh has no process yet; start() it first", fresh::toHandle);
        assertNull(fresh.exitCode());
        assertNull(fresh.pid());
    }

    @Test
    void runningProcessIsNotStartedAgain() {
        ChildProcess running = child("Running").start();
        fails("Running was started before; a process runs once, so make a new one", running::start);
        fails("Running was started before; say daemon(true) before start()", running::daemon);
        fails(
                "Running is still running and cannot be closed; join() it, or terminate() it, first",
                running::close);
        Gate.in(temp, "gate").open();
        Wait.CHILD.join(running);
        assertEquals(0, running.exitCode());
    }

    @Test
    void oneOfManyThreadsStartsAProcess() throws Exception {
        Gate.in(temp, "gate").open();
        ChildProcess child = child("Wanted");
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> start =
                    () -> {
                        try {
                            return child.start() == child;
                        } catch (IllegalStateException e) {
                            return false;
                        }
                    };
            int started = 0;
            for (Future<Boolean> each : pool.invokeAll(Collections.nCopies(8, start))) {
                started += each.get() ? 1 : 0;
            }
            assertEquals(1, started);
        }
        Wait.CHILD.join(child);
        assertEquals(0, child.exitCode());
    }

    @Test
    void endedProcessIsNotStartedAgain() {
        Gate.in(temp, "gate").open();
        ChildProcess ended = child("Ended").start();
        Wait.CHILD.join(ended);
        fails("Ended was started before; a process runs once, so make a new one", ended::start);
        fails(
                "Ended was started before; say daemon(false) before start()",
                () -> ended.daemon(false));
        assertEquals(0, ended.exitCode());
    }

    @Test
    void closedProcessTellsOnlyItsNameAndDaemonFlag() {
        Gate.in(temp, "gate").open();
        ChildProcess ended = child("Ended").start();
        Wait.CHILD.join(ended);
        ended.close();
        ChildProcess neverStarted = child("Ended");
        neverStarted.close();
        for (ChildProcess closed : Arrays.asList(ended, neverStarted)) {
            Arrays.<Executable>asList(
                            closed::start,
                            closed::join,
                            closed::terminate,
                            closed::kill,
                            closed::interrupt,
                            closed::isAlive,
                            closed::pid,
                            closed::exitCode,
                            closed::onExit,
                            closed::toHandle,
                            closed::daemon)
                    .forEach(use -> fails("Ended is closed; make a new process", use));
            assertEquals("Ended", closed.name());
            assertFalse(closed.isDaemon());
        }
    }

    @Test
    void processDoesNotWaitForItself() {
        fails("a process cannot join itself", () -> currentProcess().join());
        fails("a process cannot terminate itself", () -> currentProcess().terminate());
        assertTrue(currentProcess().isAlive());
    }

    @Test
    void nameMustBeThere() {
        assertThrows(IllegalArgumentException.class, () -> child(null));
    }

    @Test
    void functionMustBeThere() {
        assertThrows(IllegalArgumentException.class, () -> spawn((dev.brood.function.Action) null));
    }

    private static void refused(String message, Executable misuse) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, misuse).getMessage());
    }

    /** Three workers died of it, one after the other. */
    @Test
    void initializerThatDoesNotFitItsArgumentsIsRefusedAtTheCall() {
        Action1<String> connect = text -> text.strip();
        Action2<String, Integer> two = (text, _) -> text.strip();
        refused(
                "argument 1 of the initializer must be of type String, not the Integer 5",
                () -> pool(1).initializer(connect).initargs(5));
        refused(
                "argument 1 of the initializer must be of type String, not the Integer 5",
                () -> pool(1).initargs(5).initializer(connect));
        refused(
                "the initializer takes 2 arguments, not the 1 of initargs",
                () -> pool(1).initializer(two).initargs("a"));
        try (Pool without = pool(1).initializer(connect)) {
            refused(
                    "the initializer takes one argument, not the 0 of initargs",
                    () -> without.apply(() -> 1));
        }
        assertEquals(0, ProcessHandle.current().children().count());
    }

    @Test
    void argumentThatDoesNotFitIsRefusedAtTheCall() {
        try (Session session = Session.open()) {
            session.run(
                    """
                    int square(int num) { return num * num; }
                    int length(String text) { return text == null ? 0 : text.length(); }
                    """);
            Map.of(
                            "spawn(square).kwargs(\"num\", \"nine\")",
                            "argument 1 of the function must be of type Integer, not the String \"nine\"",
                            "spawn(square).kwargs(\"num\", null)",
                            "argument 1 of the function must be of type Integer, not null",
                            "spawn(square).args(null)",
                            "argument 1 of the function must be of type Integer, not null",
                            "pool(1).initializer(square).initargs((Object) null)",
                            "argument 1 of the initializer must be of type Integer, not null",
                            "spawn((Integer x) -> println(x + 1)).args(null)",
                            "argument 1 of the function must be of type Integer, not null",
                            "async(square, null)",
                            "argument 1 of the function must be of type Integer, not null")
                    .forEach((misuse, message) -> {
                        Throwable thrown = session.thrown(misuse);
                        assertInstanceOf(IllegalArgumentException.class, thrown, misuse);
                        assertEquals(message, thrown.getMessage(), misuse);
                    });
            assertEquals(0, session.value("async(length, null).get()"));
        }
    }

    /** It would wait for ever. */
    @Test
    void waitingForAProcessThatWasNotStartedIsRefused() {
        fails(
                "Fresh was not started; start it before you wait for it",
                () -> waitAny(List.of(child("Fresh")), Duration.ofMinutes(1)));
    }
}
