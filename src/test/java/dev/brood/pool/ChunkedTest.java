package dev.brood.pool;

import static dev.brood.Brood.pair;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ClosedException;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Views of a pool with a chunk size of their own, and calls with pairs that nobody waits for. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@ParameterizedClass
@EnumSource
class ChunkedTest {

    @Parameter private Home home;

    @Test
    void aViewHasTheWorkersSettingsAndEndOfItsPool() {
        try (Pool pool = home.pool(2)) {
            Pool view = pool.chunked(7);
            view.name("Counters");
            assertEquals(range(100), view.map(x -> x, range(100)));
            List<Integer> streamed = new ArrayList<>();
            view.imap(x -> x, range(50)).forEachRemaining(streamed::add);
            assertEquals(range(50), streamed);
            assertEquals("a", pool.apply(x -> x, "a"));
            assertEquals(
                    pool.workers().stream().map(WorkerInfo::name).toList(),
                    view.workers().stream().map(WorkerInfo::name).toList());
            assertTrue(pool.workers().getFirst().name().startsWith("Counters"));
            assertEquals(1, Pool.active().stream().filter(each -> each == pool).count());
            assertTrue(view.toString().contains("chunks of 7"), view::toString);
            assertThrows(IllegalStateException.class, () -> view.retries(1));
            view.shutdown();
            assertThrows(ClosedException.class, () -> pool.apply(() -> 1));
            view.chunked(1).join();
        }
    }

    @Test
    void aChunkHasItems() {
        try (Pool pool = home.pool(1)) {
            assertThrows(IllegalArgumentException.class, () -> pool.chunked(0));
        }
    }

    @Test
    void pairsAreOnTheirWay() {
        try (Pool pool = home.pool(1)) {
            assertEquals(
                    List.of(3, 7),
                    Wait.CHILD.get(
                            pool.starmapAsync(Integer::sum, List.of(pair(1, 2), pair(3, 4)))));
            assertEquals(
                    List.of(11, 22),
                    Wait.CHILD.get(
                            pool.starmapAsync(Integer::sum, List.of(1, 2, 3), List.of(10, 20))));
        }
    }
}
