package dev.brood.pool;

import static dev.brood.Brood.intArray;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static dev.brood.Brood.sleep;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.sync.IntArray;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of a chunk that is longer than the rest of its worker's life, nothing is lost and nothing is run twice. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ShortLivesTest {

    @Test
    void workerDiesInAChunkThatItCouldNotFinish() throws Exception {
        IntArray runs = intArray(6);
        try (Pool pool = pool(1).maxTasksPerChild(5).chunkSize(3).retries(1)) {
            List<Integer> results =
                    Wait.CHILD.get(
                            pool.mapAsync(
                                    i -> {
                                        if (runs.add(i, 1) == 1 && i == 3) {
                                            Runtime.getRuntime().halt(1);
                                        }
                                        return i;
                                    },
                                    range(6)));
            assertEquals(range(6), results);
        }
        assertArrayEquals(new int[] {1, 1, 1, 2, 1, 1}, runs.toArray());
    }

    /** Item 6 is in the second chunk of its worker, which may run two of it; meanwhile others become idle. */
    @Test
    @Tag("slow")
    void slowItemInAChunkThatItsWorkerCannotFinish() throws Exception {
        IntArray runs = intArray(12);
        try (Pool pool = pool(2).maxTasksPerChild(5).chunkSize(3)) {
            List<Integer> results =
                    Wait.CHILD.get(
                            pool.mapAsync(
                                    i -> {
                                        runs.add(i, 1);
                                        if (i == 6) {
                                            sleep(1);
                                        }
                                        return i;
                                    },
                                    range(12)));
            assertEquals(range(12), results);
        }
        int[] once = new int[12];
        Arrays.fill(once, 1);
        assertArrayEquals(once, runs.toArray());
    }
}
