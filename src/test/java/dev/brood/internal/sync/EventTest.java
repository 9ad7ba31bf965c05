package dev.brood.internal.sync;

import static dev.brood.Brood.event;
import static dev.brood.Brood.millis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.memory.Peek;
import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A flag to wait for. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class EventTest {

    private static final int EVENT_COUNT = 8;

    @Test
    void setAndClearMayBeRepeated() {
        Event event = event();
        assertEquals("Event[not set]", event.toString());
        event.clear();
        assertFalse(event.isSet());
        event.set();
        event.set();
        assertTrue(event.isSet());
        event.await();
        assertTrue(event.await(millis(-1)));
        assertEquals("Event[set]", event.toString());
        event.clear();
        event.clear();
        assertFalse(event.isSet());
        assertFalse(event.await(millis(0)));
        assertFalse(event.await(millis(1)));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void whoWaitsGoesThoughTheEventIsClearedAtOnce(Side side) {
        Event event = event();
        Future<Boolean> other = side.start(() -> event.await(Wait.CHILD.time()));
        Wait.CHILD.until("somebody to wait", () -> Peek.isSomebodyAsleep(event, EVENT_COUNT));
        event.set();
        event.clear();
        assertTrue(Side.get(other));
        assertFalse(event.isSet());
    }
}
