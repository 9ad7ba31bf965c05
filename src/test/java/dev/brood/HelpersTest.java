package dev.brood;

import static dev.brood.Brood.millis;
import static dev.brood.Brood.pair;
import static dev.brood.Brood.seconds;
import static dev.brood.Brood.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.WaitInterruptedException;
import dev.brood.function.Pair;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The small words of the facade. */
class HelpersTest {

    @Test
    void secondsMayHaveAFraction() {
        assertEquals(Duration.ofMillis(500), seconds(0.5));
        assertEquals(Duration.ofMillis(-1500), seconds(-1.5));
        assertEquals(Duration.ofNanos(1), seconds(1e-9));
        assertEquals(Duration.ofSeconds(3), seconds(3));
        assertThrows(IllegalArgumentException.class, () -> seconds(Double.NaN));
    }

    @Test
    void millisAreMillis() {
        assertEquals(Duration.ofMillis(50), millis(50));
    }

    @Test
    void pairsCompareByTheirParts() {
        assertEquals(pair(1, "a"), new Pair<>(1, "a"));
    }

    @Test
    void sleepTakesItsTime() {
        long start = System.nanoTime();
        sleep(0.02);
        sleep(millis(20));
        sleep(-1);
        sleep(Duration.ofSeconds(-1));
        assertTrue(System.nanoTime() - start >= millis(40).toNanos());
    }

    @Test
    void sleepEndsAtAnInterrupt() {
        Thread.currentThread().interrupt();
        assertThrows(WaitInterruptedException.class, () -> sleep(100));
        assertTrue(Thread.interrupted(), "the flag is set again");
    }
}
