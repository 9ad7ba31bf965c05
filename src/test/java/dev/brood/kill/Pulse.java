package dev.brood.kill;

import dev.brood.testing.Wait;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Watches that the survivors go on, and finds the longest time in which one of them did not. */
final class Pulse implements AutoCloseable {

    private static final long PAUSE = 2_000_000;

    private final Ledger ledger;
    private final long[] steps;
    private final long[] since;
    private final Thread thread;
    private volatile boolean over;
    private volatile long longest;
    private volatile int slowest;
    private volatile long longestPause;

    Pulse(Ledger ledger, int survivors) {
        this.ledger = ledger;
        this.steps = new long[survivors];
        this.since = new long[survivors];
        this.thread = Thread.ofPlatform().daemon().name("pulse").start(this::watch);
    }

    private void watch() {
        Arrays.fill(since, System.nanoTime());
        while (!over) {
            for (int i = 0; i < steps.length; i++) {
                long now = System.nanoTime();
                long seen = ledger.steps(i);
                if (now - since[i] > longest) {
                    longest = now - since[i];
                    slowest = i;
                }
                if (seen != steps[i]) {
                    steps[i] = seen;
                    since[i] = now;
                }
            }
            long before = System.nanoTime();
            LockSupport.parkNanos(PAUSE);
            longestPause = Math.max(longestPause, System.nanoTime() - before);
        }
    }

    /** In milliseconds. */
    long longestStall() {
        return longest / 1_000_000;
    }

    /** In milliseconds: how long this thread did not get a processor, though it waited for nothing but a short time. */
    long longestPause() {
        return longestPause / 1_000_000;
    }

    /** Whose it was. */
    int slowest() {
        return slowest;
    }

    @Override
    public void close() {
        over = true;
        Wait.PROMISED.until("the end of the pulse", () -> !thread.isAlive());
    }
}
