package dev.brood.internal.sync;

import static dev.brood.Brood.boundedSemaphore;
import static dev.brood.Brood.millis;
import static dev.brood.Brood.semaphore;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.sync.BoundedSemaphore;
import dev.brood.sync.Held;
import dev.brood.sync.Semaphore;
import dev.brood.testing.Wait;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counting permits. */
@Timeout(20)
class SemaphoreTest {

    private static final long PROMISED = Wait.PROMISED.time().toNanos();

    @Test
    void permitsAreCountedDownAndUpWithoutBound() {
        Semaphore semaphore = semaphore(2);
        semaphore.acquire();
        assertEquals(1, semaphore.value());
        semaphore.acquire();
        assertEquals(0, semaphore.value());
        assertFalse(semaphore.tryAcquire());
        for (int i = 1; i <= 4; i++) {
            semaphore.release();
            assertEquals(i, semaphore.value());
        }
        semaphore.release(3);
        assertEquals("Semaphore[7]", semaphore.toString());
    }

    @Test
    void acquireWithATimeGivesUpInTime() {
        Semaphore semaphore = semaphore(0);
        long start = System.nanoTime();
        assertFalse(semaphore.tryAcquire());
        assertFalse(semaphore.acquire(Duration.ZERO));
        assertFalse(semaphore.acquire(millis(-1)));
        long polled = System.nanoTime();
        assertFalse(semaphore.acquire(millis(100)));
        long waited = System.nanoTime() - polled;
        assertTrue(polled - start < PROMISED, "polling does not wait");
        assertTrue(waited >= 100_000_000 && waited < PROMISED, waited + " ns");
    }

    @Test
    void boundedSemaphoreRefusesAReleaseTooMany() {
        BoundedSemaphore semaphore = boundedSemaphore(2);
        var error = assertThrows(IllegalStateException.class, semaphore::release);
        assertEquals(
                "the semaphore has 2 of 2 permits, so 1 cannot be released: each release needs an acquire before it",
                error.getMessage());
        try (Held _ = semaphore.hold()) {
            assertThrows(IllegalStateException.class, () -> semaphore.release(2));
            assertEquals("BoundedSemaphore[1 of 2]", semaphore.toString());
        }
        assertEquals(2, semaphore.value());
    }

    @Test
    void semaphoreDoesNotOverflow() {
        Semaphore semaphore = semaphore(Integer.MAX_VALUE - 1);
        semaphore.release();
        assertThrows(IllegalStateException.class, semaphore::release);
        assertThrows(IllegalStateException.class, () -> semaphore.release(Integer.MAX_VALUE));
        assertEquals(Integer.MAX_VALUE, semaphore.value());
    }
}
