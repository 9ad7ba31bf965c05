package dev.brood.internal.sync;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Shares a duty among those who wait for the same thing. Checking whether a process is alive reads {@code /proc}; of many
 * who wait, on average one does so for each slice of time.
 */
final class Sampling {

    private Sampling() {}

    /** Tells one in so many, on average, that it is its turn. */
    static boolean isMine(int crowd) {
        return crowd <= 1 || ThreadLocalRandom.current().nextInt(crowd) == 0;
    }
}
