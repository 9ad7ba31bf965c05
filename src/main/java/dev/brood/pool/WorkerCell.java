package dev.brood.pool;

import dev.brood.internal.channel.Lane;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.SharedObject;

/**
 * What a pool and one of its workers share: what the worker is doing, said so that it can be read after its death.
 *
 * <pre>
 *    0        8       16      20        64           256
 *   | taking | claim | ready | looking | results    |
 *
 *   taking   number of the chunk that it took last, plus one. Written by the worker before the chunk is gone from the
 *            lane of tasks, while nobody else can take one. Zero: none yet.
 *   claim    how far it is in that chunk:   63        62        40 39      20 19       0
 *                                          | condemned |   chunk   |  limit   |   next   |
 *            whether it is about to be killed, the lower 23 bits of the chunk's number, how many items of it the worker
 *            may run, and which is the next to run. The worker takes an item by counting up next; the parent takes the
 *            rest back by lowering limit; both by compare-and-set. Once the parent has condemned it, the worker begins
 *            nothing more, so that it is known whom it costs to kill it.
 *   ready    1 when the worker has begun to wait for tasks. Written by the worker, once.
 *   looking  1 while the worker looks for a chunk without sleeping: it need not be called. Written by the worker, cleared
 *            before it takes one and before it sleeps. If it dies in between, others may sleep on for a slice.
 *   results  {@link Lane} of {@link Report}s; put by the worker alone, got by the parent alone. An outcome is there as soon
 *            as its task is done, so it outlives the worker.
 * </pre>
 */
final class WorkerCell extends SharedObject {

    /** Most items in a chunk. */
    static final int LARGEST_CHUNK = (1 << 20) - 1;

    private static final int TAKING = 0;
    private static final int CLAIM = 8;
    private static final int READY = 16;
    private static final int LOOKING = 20;
    private static final int RESULTS = 64;
    private static final int SIZE = RESULTS + Lane.SIZE;

    private static final int BITS = 20;
    private static final long ITEMS = LARGEST_CHUNK;
    private static final long CHUNKS = (1 << 23) - 1;
    private static final long CONDEMNED = 1L << 63;

    private final Lane results = new Lane(words().at(RESULTS, Lane.SIZE));

    WorkerCell() {
        super(SIZE);
    }

    private WorkerCell(long address) {
        super(address, SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new WorkerCell(sent.address());
    }

    Lane results() {
        return results;
    }

    void ready() {
        words().setIntVolatile(READY, 1);
    }

    boolean isReady() {
        return words().getIntVolatile(READY) != 0;
    }

    void looking(boolean now) {
        words().setIntVolatile(LOOKING, now ? 1 : 0);
    }

    boolean isLooking() {
        return words().getIntVolatile(LOOKING) != 0;
    }

    void taking(long chunk) {
        words().setLongVolatile(TAKING, chunk + 1);
    }

    /** Number of the chunk that the worker took last, or was about to take; -1 if none. */
    long taken() {
        return words().getLongVolatile(TAKING) - 1;
    }

    /** The worker may run this many items of a chunk. Gives false if it may run nothing any more. */
    boolean open(long chunk, int items) {
        long opened = (chunk & CHUNKS) << 2 * BITS | (long) items << BITS;
        while (true) {
            long claim = words().getLongVolatile(CLAIM);
            if (isCondemned(claim)) {
                return false;
            }
            if (words().casLong(CLAIM, claim, opened)) {
                return true;
            }
        }
    }

    /** Takes the next item to run. Gives its place in the chunk, or -1 if there is none that it may run. */
    int claim() {
        while (true) {
            long claim = words().getLongVolatile(CLAIM);
            int next = next(claim);
            if (next >= limit(claim) || isCondemned(claim)) {
                return -1;
            }
            if (words().casLong(CLAIM, claim, claim + 1)) {
                return next;
            }
        }
    }

    long claimed() {
        return words().getLongVolatile(CLAIM);
    }

    /** Takes back what has not been begun, if the claim has not changed. */
    boolean takeBack(long claim) {
        long mask = ITEMS << BITS;
        return words().casLong(CLAIM, claim, claim & ~mask | (long) next(claim) << BITS);
    }

    /** The worker may begin nothing any more, if the claim has not changed. */
    boolean condemn(long claim) {
        return words().casLong(CLAIM, claim, claim | CONDEMNED);
    }

    static boolean isCondemned(long claim) {
        return (claim & CONDEMNED) != 0;
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
