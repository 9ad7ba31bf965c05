package dev.brood.pool;

import static dev.brood.Brood.event;
import static dev.brood.Brood.intArray;
import static dev.brood.Brood.range;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.process.AsyncResult;
import dev.brood.sync.Event;
import dev.brood.sync.IntArray;
import dev.brood.sync.IntValue;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slow item holds up nobody: what waits behind it in its worker is taken back and given to others. */
@Tag("slow")
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@ParameterizedClass
@EnumSource
class SlowItemTest {

    @Parameter private Home home;

    private static final int ITEMS = 400;

    @ParameterizedTest
    @ValueSource(ints = {0, 50, ITEMS})
    void allOthersAreDoneMeanwhile(int chunkSize) {
        Event gate = event();
        IntValue done = value(0);
        IntArray runs = intArray(ITEMS);
        try (Pool pool = chunkSize == 0 ? home.pool(2) : home.pool(2).chunkSize(chunkSize)) {
            AsyncResult<List<Integer>> result =
                    pool.mapAsync(
                            i -> {
                                runs.add(i, 1);
                                if (i == 10) {
                                    gate.await();
                                }
                                done.add(1);
                                return i;
                            },
                            range(ITEMS));
            Wait.CHILD.until("all other items", () -> done.get() == ITEMS - 1);
            assertFalse(result.ready());
            assertTrue(
                    pool.workers().stream().anyMatch(worker -> "item 10".equals(worker.task())),
                    () -> pool.workers().toString());
            gate.set();
            assertEquals(range(ITEMS), Wait.CHILD.get(result));
        }
        assertTrue(IntStream.of(runs.toArray()).allMatch(times -> times == 1));
    }
}
