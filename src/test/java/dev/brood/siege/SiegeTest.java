package dev.brood.siege;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.testing.LeavesNothingBehind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A short siege; {@code .ci/siege} is as long as one likes. */
@Timeout(300)
@ExtendWith(LeavesNothingBehind.class)
class SiegeTest {

    private static final int STRIKES = 40;
    private static final int SCENES_AT_ONCE = 3;
    private static final int PAUSE_MILLIS = 100;
    private static final long SEED = 7;

    @Test
    @Tag("slow")
    void nothingIsLostDoubledTornOrStuckWhileAnyProcessMayBeKilledOrHalted() throws Exception {
        City city = new City(Siege.scenes(), SEED);
        Damage damage = city.endure(STRIKES, SCENES_AT_ONCE, PAUSE_MILLIS);
        assertTrue(damage.isNone(), () -> damage + ", in " + city.played());
    }
}
