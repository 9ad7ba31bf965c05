package dev.brood.pool;

import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.brood.error.TaskException;
import dev.brood.process.AsyncResult;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Output;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pool is told before its first task. */
@Tag("slow")
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@ParameterizedClass
@EnumSource
class SettingsOfPoolsTest {

    @Parameter private Home home;

    @Test
    void settingAfterTheFirstTaskIsAnError() {
        try (Pool pool = home.pool(1)) {
            pool.apply(() -> 1);
            assertThrows(IllegalStateException.class, () -> pool.retries(1));
            assertThrows(IllegalStateException.class, () -> pool.heap("64m"));
        }
    }

    @Test
    void settingsThatMakeNoSenseAreErrors() {
        try (Pool pool = home.pool(1)) {
            assertThrows(IllegalArgumentException.class, () -> pool.chunkSize(0));
            assertThrows(IllegalArgumentException.class, () -> pool.chunkSize(-1));
            assertThrows(IllegalArgumentException.class, () -> pool.maxTasksPerChild(0));
            assertThrows(IllegalArgumentException.class, () -> pool.retries(-1));
            assertThrows(IllegalArgumentException.class, () -> pool.timeout(Duration.ZERO));
        }
        assertThrows(IllegalArgumentException.class, () -> home.pool(0));
    }

    @Test
    void chunkSizeOfAnyNumberGivesTheSameValues() {
        for (int size : new int[] {1, 20, 1000}) {
            try (Pool pool = home.pool(2).chunkSize(size)) {
                assertEquals(range(1, 101), pool.map(x -> x + 1, range(100)));
            }
        }
    }

    @Test
    void workersThatHaveRunEnoughAreReplacedAfterTheShutdownToo() throws Exception {
        Pool pool = home.pool(1).maxTasksPerChild(2);
        List<AsyncResult<Integer>> results =
                range(6).stream().map(i -> pool.applyAsync(() -> i)).toList();
        Wait.CHILD.call(
                "the end of the pool",
                () -> {
                    pool.close();
                    return null;
                });
        for (int i = 0; i < 6; i++) {
            assertEquals(i, results.get(i).get());
        }
    }

    @Test
    void initializerThatAlwaysFailsEndsThePoolWithItsError() {
        try (Output _ = Output.capture();
                Pool pool =
                        home.pool(1)
                                .initializer(() -> {
                                    throw new IllegalStateException("no kitchen");
                                })) {
            TaskException error =
                    assertThrows(TaskException.class, () -> pool.map(x -> x, range(10)));
            assertInstanceOf(IllegalStateException.class, error.getCause());
            assertEquals("no kitchen", error.getCause().getMessage());
            assertThrows(TaskException.class, () -> pool.apply(() -> 1));
            assertEquals(2, pool.stats().restarts());
        }
    }
}
