package dev.brood.pool;

import static dev.brood.Brood.activeChildren;
import static dev.brood.Brood.event;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.Brood;
import dev.brood.error.WorkerDiedException;
import dev.brood.process.AsyncResult;
import dev.brood.process.ChildProcess;
import dev.brood.sync.Event;
import dev.brood.testing.Folders;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Program;
import dev.brood.testing.Wait;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import user.Forgetful;

/** However a pool of processes ends, nothing of them is left. */
@Tag("slow")
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class EndOfProcessesTest {

    private static void inTime(String what, Runnable action) throws Exception {
        Wait.CHILD.call(
                what,
                () -> {
                    action.run();
                    return null;
                });
    }

    @Test
    void workerThatDiesAfterTheShutdownIsReplacedWhileThereAreTasks() throws Exception {
        Event gate = event();
        Pool pool = pool(1);
        AsyncResult<Integer> dying =
                pool.applyAsync(() -> {
                    gate.await();
                    Runtime.getRuntime().halt(3);
                    return 0;
                });
        AsyncResult<Integer> next = pool.applyAsync(() -> 4);
        pool.shutdown();
        gate.set();
        inTime("the end", pool::join);
        assertThrows(WorkerDiedException.class, dying::get);
        assertEquals(4, next.get());
    }

    @Test
    void workersMayBeClosedByAnybody() throws Exception {
        Pool pool = pool(2);
        assertEquals(range(1, 21), pool.map(x -> x + 1, range(20)));
        List<ChildProcess> before = activeChildren();
        assertEquals(2, before.size());
        for (ChildProcess worker : before) {
            worker.kill();
            Wait.CHILD.join(worker);
            worker.close();
        }
        assertEquals(range(1, 21), Wait.CHILD.call("a map", () -> pool.map(x -> x + 1, range(20))));
        inTime("the end", pool::close);
    }

    @Test
    void workerMayBeClosedBeforeItsPoolIsTerminated() throws Exception {
        Event gate = event();
        Pool pool = pool(2);
        AsyncResult<?> result = pool.mapAsync(_ -> gate.await(Wait.CROWD.time()), range(2));
        ChildProcess first = activeChildren().getFirst();
        first.kill();
        Wait.CHILD.join(first);
        first.close();
        inTime(
                "the end",
                () -> {
                    pool.terminate();
                    pool.join();
                });
        assertThrows(RuntimeException.class, result::get);
    }

    @Test
    void closedPoolsGiveTheirSharedMemoryBack() {
        try (Pool pool = pool(1)) {
            pool.apply(() -> 1); // what lasts is there now
        }
        int before = segments();
        for (int i = 0; i < 3; i++) {
            int captured = i;
            try (Pool pool = pool(2)) {
                assertEquals(range(i, i + 20), pool.map(x -> x + captured, range(20)));
            }
        }
        // what the workers had goes when their end is noticed
        Wait.CHILD.until("the segments of the pools to go", () -> segments() <= before + 1);
    }

    private static int segments() {
        return Folders.of(ProcessHandle.current().pid()).stream()
                .map(folder ->
                        Path.of(folder).toFile().list((_, name) -> name.startsWith("segment-")))
                .mapToInt(names -> names.length)
                .sum();
    }

    @Test
    void closeEndsThoughTasksLeftThreadsBehind() throws Exception {
        try (Output output = Output.capture()) {
            Pool pool = pool(1);
            pool.apply(() -> {
                Thread.ofPlatform().name("left behind").start(() -> Brood.sleep(100));
                Thread.ofPlatform().name("soon over").start(() -> Brood.sleep(.2));
            });
            inTime("the end of a pool whose task left a thread", pool::close);
            assertEquals(
                    List.of(
                            "PoolWorker-%d ends, and with it threads that tasks have left running: left behind"),
                    output.errors().stream()
                            .map(line -> line.replaceFirst("-[0-9]+ ends", "-%d ends"))
                            .toList());
        }
    }

    @Test
    void closeWaitsAMomentForThreadsThatTasksLeftBehind() throws Exception {
        try (Output output = Output.capture()) {
            Pool pool = pool(1);
            pool.apply(() -> {
                Thread.ofPlatform()
                        .start(() -> {
                            Brood.sleep(.3);
                            Brood.println("done");
                        });
            });
            inTime("the end of a pool whose task left a thread", pool::close);
            assertEquals(List.of("done"), output.lines());
            assertEquals(List.of(), output.errors());
        }
    }

    @Test
    void forgottenPoolEndsWithTheProgram() throws Exception {
        try (Program program = Program.start(Forgetful.class)) {
            assertEquals(0, program.join());
            assertEquals(java.util.List.of("0 1 4 9"), program.output());
            Wait.CHILD.until(
                    "the session's folder to go",
                    () -> Folders.of(program.process().pid()).isEmpty());
        }
    }

    @Test
    void outputOfATaskIsSeenBeforeItsResult() {
        try (Output output = Output.capture();
                Pool pool = pool(2)) {
            for (int i = 0; i < 30; i++) {
                int number = i;
                pool.apply(() -> {
                    System.out.println("task " + number);
                    return null;
                });
                assertTrue(output.lines().contains("task " + number));
            }
        }
    }

    @Test
    void taskMayHaveAPoolOfItsOwn() {
        try (Pool pool = pool(2)) {
            assertEquals(
                    java.util.List.of(3, 6),
                    pool.map(
                            x -> {
                                try (Pool inner = pool(2)) {
                                    return inner.map(y -> x * y, range(3)).stream()
                                            .mapToInt(y -> y)
                                            .sum();
                                }
                            },
                            java.util.List.of(1, 2)));
        }
    }

    /** Its file is made before it is filled, which takes long enough to be killed in it. */
    @Test
    void workerThatIsKilledAsItHandsOverMuchLeavesNoSegment() throws Exception {
        for (int delay = 0; delay < 200; delay += 40) {
            Pool pool = pool(1);
            pool.apply(() -> 1);
            int before = segments();
            AsyncResult<byte[]> much = pool.applyAsync(() -> new byte[200_000_000]);
            Thread.sleep(delay);
            pool.terminate();
            pool.join();
            assertTrue(much.ready());
            Wait.CHILD.until("the segments of the pool to go", () -> segments() <= before);
        }
    }
}
