package dev.brood.pool;

import static dev.brood.Brood.barrier;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.sync.Barrier;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pool may have far more workers than there are cores. */
@Tag("slow")
@Timeout(700)
@ExtendWith(LeavesNothingBehind.class)
class CrowdOfWorkersTest {

    private static final int WORKERS = 64;

    @Test
    void allOfSixtyFourWorkersWorkAtTheSameTime() throws Exception {
        Barrier all = barrier(WORKERS);
        try (Pool pool = pool(WORKERS).chunkSize(1)) {
            List<Long> pids =
                    Wait.STORM.call(
                            "all workers to meet",
                            () ->
                                    pool.map(
                                            _ -> {
                                                all.await(Wait.STORM.time());
                                                return ProcessHandle.current().pid();
                                            },
                                            range(WORKERS)));
            assertEquals(WORKERS, new HashSet<>(pids).size());
            assertEquals(
                    range(1, 20_001),
                    Wait.CROWD.call("the map", () -> pool.map(x -> x + 1, range(20_000))));
            killOneInFour(pool);
            assertEquals(
                    range(1, 1001),
                    Wait.CROWD.call("a map afterwards", () -> pool.map(x -> x + 1, range(1000))));
            Wait.CROWD.until("the others", () -> pool.workers().size() == WORKERS);
            assertEquals(WORKERS / 4, pool.stats().restarts());
        }
    }

    private static void killOneInFour(Pool pool) {
        List<Long> victims =
                pool.workers().stream()
                        .map(WorkerInfo::pid)
                        .filter(pid -> Math.floorMod(pids(pool).indexOf(pid), 4) == 0)
                        .collect(Collectors.toList());
        victims.forEach(pid -> assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly()));
        Wait.CHILD.until(
                "the victims to be buried", () -> pids(pool).stream().noneMatch(victims::contains));
    }

    private static List<Long> pids(Pool pool) {
        return pool.workers().stream().map(WorkerInfo::pid).toList();
    }
}
