package dev.brood.pool;

import static dev.brood.Brood.intArray;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static dev.brood.Brood.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.WorkerDiedException;
import dev.brood.sync.IntArray;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers are killed all the time, and no task is lost, none is doubled and none fails that was not running. */
@Tag("slow")
@Timeout(700)
@ExtendWith(LeavesNothingBehind.class)
class DeathStormTest {

    private static final int ITEMS = 1000;
    private static final int FEWER_ITEMS = 120;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration ITEM = Duration.ofMillis(1);

    /** Kills a busy worker now and then, until it is closed. */
    private static final class Killer implements AutoCloseable {

        private final Pool pool;
        private final Thread thread;
        private final AtomicInteger kills = new AtomicInteger();
        private volatile boolean ended;

        Killer(Pool pool) {
            this.pool = pool;
            this.thread = Thread.ofPlatform().daemon().name("killer").start(this::kill);
        }

        private void kill() {
            while (!ended) {
                pool.workers().stream()
                        .filter(worker -> worker.state() == WorkerInfo.State.BUSY)
                        .findAny()
                        .flatMap(worker -> ProcessHandle.of(worker.pid()))
                        .filter(ProcessHandle::destroyForcibly)
                        .ifPresent(_ -> kills.incrementAndGet());
                sleep(PAUSE);
            }
        }

        @Override
        public void close() {
            ended = true;
            Wait.CHILD.until("the killer to stop", () -> !thread.isAlive());
        }
    }

    @Test
    void withRetriesAllResultsAreRight() throws Exception {
        try (Pool pool = pool(2).retries(5);
                Killer killer = new Killer(pool)) {
            List<Integer> squares =
                    Wait.STORM.call(
                            "a map under fire",
                            () -> pool.map(DeathStormTest::square, range(ITEMS)));
            assertEquals(IntStream.range(0, ITEMS).map(x -> x * x).boxed().toList(), squares);
            assertTrue(killer.kills.get() > 0);
        }
    }

    private static int square(int x) {
        sleep(ITEM);
        return x * x;
    }

    @Test
    void withoutRetriesEachItemRunsOnceAndHasOneOutcome() throws Exception {
        IntArray runs = intArray(FEWER_ITEMS);
        int failed = 0;
        try (Pool pool = pool(2);
                Killer killer = new Killer(pool);
                Results<Integer> results =
                        pool.imap(
                                x -> {
                                    runs.add(x, 1);
                                    return square(x);
                                },
                                range(FEWER_ITEMS))) {
            for (int i = 0; i < FEWER_ITEMS; i++) {
                try {
                    assertEquals(i * i, results.next(Wait.CROWD.time()));
                } catch (WorkerDiedException e) {
                    assertTrue(e.getMessage().contains("SIGKILL"), e::getMessage);
                    failed++;
                }
            }
            assertTrue(!results.hasNext());
            assertTrue(failed <= killer.kills.get(), failed + " of " + killer.kills);
        }
        for (int i = 0; i < FEWER_ITEMS; i++) {
            assertTrue(runs.get(i) <= 1, "item " + i + " ran " + runs.get(i) + " times");
        }
        long ran = IntStream.of(runs.toArray()).filter(times -> times == 1).count();
        assertTrue(ran >= FEWER_ITEMS - failed, ran + " ran, and " + failed + " failed");
    }
}
