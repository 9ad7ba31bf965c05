package dev.brood.internal.sync;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Shares a duty among those who wait for the same thing. Whether a process lives takes a look at the file system, which
 * all of a crowd need not take at all others all the time.
 */
final class Sampling {

    private Sampling() {}

    /** Tells one in so many, on average, that it is its turn. */
    static boolean isMine(int crowd) {
        return crowd <= 1 || ThreadLocalRandom.current().nextInt(crowd) == 0;
    }
}
