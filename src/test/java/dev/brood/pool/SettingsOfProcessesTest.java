package dev.brood.pool;

import static dev.brood.Brood.currentProcess;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static dev.brood.Brood.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a pool is told before its first task about its processes. */
@Tag("slow")
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class SettingsOfProcessesTest {

    private static int prepared;

    private static void prepare(int a, int b) {
        prepared = a + b;
    }

    @Test
    void everyWorkerPreparesItselfBeforeItsFirstTask() {
        try (Pool pool =
                pool(2).name("cooks")
                        .env("BROOD_TEST", "soup")
                        .initializer(SettingsOfProcessesTest::prepare)
                        .initargs(3, 4)) {
            assertEquals(List.of(7, 7, 7, 7), pool.map(_ -> prepared, range(4)));
            assertEquals("soup", pool.apply(() -> System.getenv("BROOD_TEST")));
            assertTrue(pool.apply(() -> currentProcess().name()).startsWith("cooks-worker-"));
            assertTrue(pool.workers().getFirst().name().startsWith("cooks-worker-"));
        }
    }

    @Test
    void noWorkerRunsMoreTasksThanItShould() {
        try (Pool pool = pool(2).maxTasksPerChild(7)) {
            Map<Long, Long> tasks =
                    pool.map(_ -> ProcessHandle.current().pid(), range(50)).stream()
                            .collect(
                                    Collectors.groupingBy(
                                            p -> p, TreeMap::new, Collectors.counting()));
            assertTrue(tasks.values().stream().allMatch(count -> count <= 7), tasks::toString);
            assertTrue(tasks.size() >= 8, tasks::toString);
        }
    }

    private static final int LIFE = 60;

    private static long workUntilTheEndIsSlow(boolean end) {
        if (end) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> sleep(Wait.CHILD.time())));
        }
        return ProcessHandle.current().pid();
    }

    /** What a call to a pool takes that has been idle for a moment; the median. */
    private static Duration timeOfACall(Pool pool) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < LIFE / 3; i++) {
            sleep(Duration.ofMillis(5));
            long start = System.nanoTime();
            pool.apply(SettingsOfProcessesTest::workUntilTheEndIsSlow, false);
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    @Test
    void workerThatTakesLongToLeaveDoesNotHoldUpTheOthers() {
        try (Pool pool = pool(2).maxTasksPerChild(LIFE)) {
            long leaving = pool.apply(SettingsOfProcessesTest::workUntilTheEndIsSlow, true);
            Duration before = timeOfACall(pool);
            Wait.CHILD.until(
                    "a worker to have done its last task",
                    () -> {
                        pool.apply(SettingsOfProcessesTest::workUntilTheEndIsSlow, false);
                        return pool.workers().stream()
                                .anyMatch(worker ->
                                        worker.pid() == leaving && worker.tasksDone() == LIFE);
                    });
            Duration after = timeOfACall(pool);
            pool.terminate();
            assertTrue(
                    after.minus(before).compareTo(Duration.ofMillis(15)) < 0,
                    () -> after + " while it leaves, " + before + " before");
        }
    }
}
