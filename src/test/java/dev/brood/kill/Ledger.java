package dev.brood.kill;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Mutex;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.SharedAllocator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the kill tier counts, in shared memory: a worker that is killed has written down all that it did before. It uses
 * nothing that is under test but cells and a mutex. A word each, of 64 bits, for
 *
 * <pre>
 *   counters      see {@link Counter}
 *   the mutex     under test, the name of who is in, and two numbers that are equal when nobody is
 *   each worker   its steps; below the highest bit, which says that it has begun
 *   each item     of each producer, 32 bits: how often it was received
 * </pre>
 */
final class Ledger {

    /** What goes wrong, and what is worth to know. */
    enum Counter {
        TORN,
        DISORDERED,
        BREACHES,
        TAKEOVERS,
        STOP,
        STOPPED
    }

    /** Items that a producer may make at most. */
    static final int VICTIMS_ITEMS = 2048;

    private static final int MUTEX = 64;
    private static final int INSIDE = MUTEX + Mutex.SIZE;
    private static final int FIRST = INSIDE + 8;
    private static final int SECOND = FIRST + 8;
    private static final int WORKERS = 128;
    private static final long BEGUN = Long.MIN_VALUE;

    private final long address;
    private final int survivors;
    private final int victims;
    private final int survivorsItems;
    private final AtomicMemory words;
    private final Mutex mutex;

    private Ledger(Place place) {
        this.address = place.address;
        this.survivors = place.survivors;
        this.victims = place.victims;
        this.survivorsItems = place.survivorsItems;
        this.words = SharedAllocator.at(address, size(survivors, victims, survivorsItems));
        this.mutex = new Mutex(words, MUTEX, _ -> count(Counter.TAKEOVERS));
    }

    /**
     * Where it is; may be sent.
     *
     * @param address of its cell
     * @param survivors number of workers that live to the end
     * @param victims number of others
     * @param survivorsItems how many items a survivor may make at most
     */
    record Place(long address, int survivors, int victims, int survivorsItems) {
        Ledger open() {
            return new Ledger(this);
        }
    }

    static Ledger create(int survivors, int victims) {
        // for as long as the killing goes on: some thousand items a victim have been seen
        int items = Math.max(1 << 17, 2 * victims * VICTIMS_ITEMS);
        long address = SharedAllocator.allocate(size(survivors, victims, items));
        return new Ledger(new Place(address, survivors, victims, items));
    }

    Place place() {
        return new Place(address, survivors, victims, survivorsItems);
    }

    private static long size(int survivors, int victims, int survivorsItems) {
        return WORKERS
                + 8L * (survivors + victims)
                + 4L * survivors * survivorsItems
                + 4L * victims * VICTIMS_ITEMS;
    }

    // ---- counters

    void count(Counter counter) {
        words.getAndAddLong(counter.ordinal() * 8L, 1);
    }

    long get(Counter counter) {
        return words.getLongVolatile(counter.ordinal() * 8L);
    }

    // ---- workers

    void begin(int worker) {
        words.setLongVolatile(worker(worker), BEGUN);
    }

    boolean hasBegun(int worker) {
        return words.getLongVolatile(worker(worker)) != 0;
    }

    /** For a producer: one more put has returned. For others: one more of whatever they do. */
    void step(int worker) {
        words.getAndAddLong(worker(worker), 1);
    }

    long steps(int worker) {
        return words.getLongVolatile(worker(worker)) & ~BEGUN;
    }

    int items(int worker) {
        return worker < survivors ? survivorsItems : VICTIMS_ITEMS;
    }

    private long worker(int worker) {
        return WORKERS + 8L * worker;
    }

    // ---- items

    void received(long id) {
        words.getAndAddInt(item(Payload.producer(id), Payload.number(id)), 1);
    }

    int timesReceived(int producer, int number) {
        return words.getIntVolatile(item(producer, number));
    }

    private long item(int producer, int number) {
        long before =
                (long) Math.min(producer, survivors) * survivorsItems
                        + (long) Math.max(0, producer - survivors) * VICTIMS_ITEMS;
        return WORKERS + 8L * (survivors + victims) + 4 * (before + number);
    }

    // ---- the mutex

    /** Enters, looks whether it is alone, and leaves. */
    void enterAndLeave(AtomicLong work) throws InterruptedException {
        mutex.lock(Deadline.NEVER);
        long inside = words.getLong(INSIDE);
        boolean left = inside == 0;
        if (left ? words.getLong(FIRST) != words.getLong(SECOND) : !ProcessToken.isDead(inside)) {
            count(Counter.BREACHES);
        }
        words.setLong(INSIDE, ProcessToken.mine());
        words.setLong(FIRST, words.getLong(FIRST) + 1);
        for (int i = 0; i < 20_000; i++) {
            work.incrementAndGet();
        }
        words.setLong(SECOND, words.getLong(FIRST));
        words.setLong(INSIDE, 0);
        mutex.unlock();
    }
}
