package dev.brood.internal.scheduler;

/**
 * What a claim word says: how far a worker is in the chunk that it has opened.
 *
 * <pre>
 *    63       62        40 39      20 19       0
 *   | fenced |   chunk    |  limit   |   next   |
 *
 *   fenced   the worker is about to be killed and begins nothing more
 *   chunk    the lower 23 bits of the chunk's number
 *   limit    how many items of the chunk the worker may run
 *   next     the next item to run
 * </pre>
 *
 * <p>Zero, the word of a new worker, allows nothing.
 */
public final class Claim {

    /** Most items in a chunk. */
    public static final int LARGEST_CHUNK = (1 << 20) - 1;

    private static final int BITS = 20;
    private static final long ITEMS = LARGEST_CHUNK;
    private static final long CHUNKS = (1 << 23) - 1;
    private static final long FENCED = 1L << 63;

    private Claim() {}

    static long opened(long chunk, int items) {
        return (chunk & CHUNKS) << 2 * BITS | (long) items << BITS;
    }

    static long reclaimed(long claim) {
        return claim & ~(ITEMS << BITS) | (long) next(claim) << BITS;
    }

    static long fenced(long claim) {
        return claim | FENCED;
    }

    static boolean isFenced(long claim) {
        return (claim & FENCED) != 0;
    }

    static int next(long claim) {
        return (int) (claim & ITEMS);
    }

    static int limit(long claim) {
        return (int) (claim >>> BITS & ITEMS);
    }

    static boolean isOf(long claim, long chunk) {
        return (claim >>> 2 * BITS & CHUNKS) == (chunk & CHUNKS);
    }
}
