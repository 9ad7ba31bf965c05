package dev.brood.internal.scheduler.shared;

import dev.brood.internal.channel.RecordQueue;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.scheduler.Claim;
import dev.brood.internal.scheduler.ClaimWord;

/**
 * The words in which a worker says what it is doing, so that it can be read after its death.
 *
 * <pre>
 *    0        8       16      20        64           320
 *   | taking | claim | ready | looking | results    |
 *
 *   taking   number of the chunk that it took last, plus one. Written by the worker before the chunk is gone from the
 *            queue of tasks, while nobody else can take one. Zero: none yet.
 *   claim    how far it is in that chunk, see {@link Claim}. Written by the worker, which takes items, and by the parent,
 *            which takes the rest back or fences it off; by compare-and-set.
 *   ready    1 when the worker has begun to wait for tasks. Written by the worker, once.
 *   looking  1 while the worker looks for a chunk without sleeping: it need not be called. Written by the worker, cleared
 *            before it takes one and before it sleeps. If it dies in between, others may sleep on for a slice.
 *   results  {@link RecordQueue} of {@link WorkerReport}s; put by the worker alone, got by the parent alone. An outcome is there as
 *            soon as its task is done, so it outlives the worker.
 * </pre>
 *
 * All are read and written volatile. For each item the worker counts up the claim, runs the item, and then puts its outcome: so what
 * was running when it died is the difference between the claim and the outcomes.
 */
final class WorkerWords {

    private static final int TAKING = 0;
    private static final int CLAIM = 8;
    private static final int READY = 16;
    private static final int LOOKING = 20;
    private static final int RESULTS = 64;

    static final int SIZE = RESULTS + RecordQueue.SIZE;

    private final AtomicMemory words;
    private final ClaimWord claim = new Claimed();
    private final RecordQueue results;

    WorkerWords(AtomicMemory words) {
        this.words = words;
        this.results = new RecordQueue(words.at(RESULTS, RecordQueue.SIZE));
    }

    private final class Claimed extends ClaimWord {
        @Override
        public long get() {
            return words.getLongVolatile(CLAIM);
        }

        @Override
        protected boolean compareAndSet(long expected, long next) {
            return words.casLong(CLAIM, expected, next);
        }
    }

    ClaimWord claim() {
        return claim;
    }

    RecordQueue results() {
        return results;
    }

    void ready() {
        words.setIntVolatile(READY, 1);
    }

    boolean isReady() {
        return words.getIntVolatile(READY) != 0;
    }

    void looking(boolean now) {
        words.setIntVolatile(LOOKING, now ? 1 : 0);
    }

    boolean isLooking() {
        return words.getIntVolatile(LOOKING) != 0;
    }

    void taking(long chunk) {
        words.setLongVolatile(TAKING, chunk + 1);
    }

    /** Number of the chunk that the worker took last, or was about to take; -1 if none. */
    long taken() {
        return words.getLongVolatile(TAKING) - 1;
    }
}
