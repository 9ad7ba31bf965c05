package dev.brood.internal.memory;

import dev.brood.internal.base.Deadline;
import java.util.function.LongConsumer;

/**
 * A lock between threads of all processes that knows which process holds it, so that it can be taken over when that
 * process is dead. Not re-entrant; whoever wants may unlock it. Without order among those who wait.
 *
 * <pre>
 *    0                8         12       16
 *   |    holder      | waiting | calls  |
 *
 *   holder    token of the process that holds it, see {@link ProcessToken}; of no process if one gave up in the middle.
 *             Zero: free. Taken by compare-and-set, freed by exchange, both volatile.
 *   waiting, calls    a {@link SharedEventCount}
 * </pre>
 *
 * <p>Without a rival, locking and unlocking are one atomic operation each and no system call.
 *
 * <p>Memory consistency effects: what a thread did before it unlocked is visible to whoever locks next.
 *
 * <p>If a holder dies: the next one that tries gets the lock, at once if it tries and within a slice of {@link SharedEventCount}
 * if it waits, and is told. What the lock protects must allow for a holder that stopped anywhere.
 *
 * <p>If something is thrown under it, be it for lack of memory or stack, the holder says so by {@link #abandon}, and it
 * is as if he had died.
 */
public final class Mutex {

    /** Bytes that a mutex takes, aligned to 8. */
    public static final int SIZE = 16;

    static final int HOLDER = 0;
    static final int EVENT_COUNT = 8;

    /** Looks like the token of a process, but none has it. */
    private static final long ABANDONED = 1L << 32;

    private final AtomicMemory words;
    private final long offset;
    private final SharedEventCount waiters;
    private final LongConsumer onTakeover;
    private final long me = ProcessToken.mine();
    private final Attempt attempt = new Attempt();

    /**
     * Makes a view.
     *
     * @param words the cell that it is in
     * @param offset where in the cell
     * @param onTakeover is told the token of a dead holder, or of nobody, in the thread that got the lock from it
     */
    public Mutex(AtomicMemory words, long offset, LongConsumer onTakeover) {
        this.words = words;
        this.offset = offset;
        this.waiters = new SharedEventCount(words, offset + EVENT_COUNT);
        this.onTakeover = onTakeover;
    }

    private final class Attempt implements SharedEventCount.Condition {
        @Override
        public boolean holds() {
            long holder = words.getLongOpaque(offset + HOLDER);
            return holder == 0
                    ? words.casLong(offset + HOLDER, 0, me)
                    : holder == ABANDONED && takeFromTheDead();
        }

        @Override
        public boolean holdsAfterSilence() {
            return tryLock();
        }
    }

    /**
     * Locks if it is free, without a look whether its holder is alive.
     *
     * @return false if some process holds it
     */
    public boolean tryQuickly() {
        StackRoom.claim();
        return words.casLong(offset + HOLDER, 0, me);
    }

    /**
     * Locks if that is possible at once.
     *
     * @return false if a living process holds it
     */
    public boolean tryLock() {
        StackRoom.claim();
        return words.casLong(offset + HOLDER, 0, me) || takeFromTheDead() || attempt.holds();
    }

    private boolean takeFromTheDead() {
        long holder = words.getLongVolatile(offset + HOLDER);
        if (holder == 0 || !ProcessToken.isDead(holder)) {
            return false;
        }
        if (!words.casLong(offset + HOLDER, holder, me)) {
            return false;
        }
        try {
            onTakeover.accept(holder);
            return true;
        } catch (RuntimeException | Error e) {
            words.setLongVolatile(offset + HOLDER, holder); // for the next one to try
            throw e;
        }
    }

    /**
     * Locks.
     *
     * @param deadline until when to wait
     * @return false if the time was over first
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean lock(Deadline deadline) throws InterruptedException {
        StackRoom.claim();
        return words.casLong(offset + HOLDER, 0, me) || waiters.await(attempt, deadline);
    }

    /**
     * Unlocks.
     *
     * @return false if it was not locked, which changes nothing
     */
    public boolean unlock() {
        boolean held = true;
        try {
            held = words.getAndSetLong(offset + HOLDER, 0) != 0;
        } catch (Error e) {
            words.setLongVolatile(
                    offset + HOLDER, 0); // what was done under it must not look undone
        }
        waiters.call(1);
        return held;
    }

    /** Unlocks for somebody who may have stopped anywhere: the next one is told, as if the holder had died. */
    public void abandon() {
        words.setLongVolatile(offset + HOLDER, ABANDONED);
        waiters.call(1);
    }

    /**
     * Tells who holds it.
     *
     * @return the token of a process that may have died since, or 0
     */
    public long holder() {
        return words.getLongVolatile(offset + HOLDER);
    }
}
