package dev.brood.internal.memory;

import java.util.concurrent.locks.LockSupport;

/**
 * Sleeps in naps and looks at the word in between. Works on every system. A nap lasts a part of the time waited so far,
 * so a short wait ends soon, and a long one costs little.
 */
final class Polling extends Parking {

    private static final long SHORTEST = 50_000;
    private static final long LONGEST = 20_000_000;
    private static final int PART = 8;

    @Override
    void park(AtomicMemory words, long offset, int expected, long nanos, long waited) {
        long start = System.nanoTime();
        for (long passed = 0; passed < nanos; passed = System.nanoTime() - start) {
            if (words.getIntVolatile(offset) != expected
                    || Thread.currentThread().isInterrupted()) {
                return;
            }
            long nap = Math.clamp((waited + passed) / PART, SHORTEST, LONGEST);
            LockSupport.parkNanos(this, Math.min(nap, nanos - passed));
        }
    }

    @Override
    void unpark(AtomicMemory words, long offset, int count) {
        // they look by themselves
    }
}
