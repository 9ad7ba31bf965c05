package dev.brood.internal.sync;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.SharedObject;
import dev.brood.sync.RLock;

/**
 * A {@link RLock} in shared memory.
 *
 * <pre>
 *    0      16       24       32
 *   | mutex | thread | depth  |
 *
 *   thread   who holds it: a mix of process token and thread id. Written by the holder only, after it has got the mutex
 *            and before it lets go. Zero: nobody, or nobody yet.
 *   depth    how often it was acquired. Read and written by the holder only.
 * </pre>
 *
 * <p>A thread finds itself in {@code thread} only if it wrote it, as no two threads of a session have the same mix. So a
 * plain read tells it whether it is the holder.
 */
public final class SharedRLock extends SharedLock implements RLock {

    /** Bytes that it takes. */
    static final int SIZE = 32;

    private static final int THREAD = 16;
    private static final int DEPTH = 24;

    /** 2^64 by the golden ratio: spreads tokens over the words, so that adding a thread id makes no other's mix. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long PROCESS = ProcessToken.mine() * SPREAD;

    private final AtomicMemory words = words();

    /**
     * Makes a lock, free.
     *
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedRLock() {
        super(SIZE);
    }

    private SharedRLock(long address) {
        super(address, SIZE);
    }

    /** Makes a lock that is part of something. */
    SharedRLock(SharedObject whole, long offset) {
        super(whole, offset, SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedRLock(sent.address());
    }

    private static long me() {
        return PROCESS + Thread.currentThread().threadId();
    }

    @Override
    boolean isHeldHere() {
        return words.getLong(THREAD) == me();
    }

    @Override
    boolean await(Deadline deadline) throws InterruptedException {
        return super.await(deadline) && begin();
    }

    @Override
    public boolean tryAcquire() {
        return enterAgain() || super.tryAcquire() && begin();
    }

    @Override
    boolean tryQuickly() {
        return enterAgain() || super.tryQuickly() && begin();
    }

    private boolean enterAgain() {
        boolean held = isHeldHere();
        if (held) {
            words.setLong(DEPTH, words.getLong(DEPTH) + 1);
        }
        return held;
    }

    private boolean begin() {
        words.setLong(DEPTH, 1);
        words.setLong(THREAD, me());
        return true;
    }

    @Override
    public void release() {
        checkHeldHere();
        long depth = words.getLong(DEPTH) - 1;
        words.setLong(DEPTH, depth);
        if (depth == 0) {
            releaseMutex();
        }
    }

    private void releaseMutex() {
        words.setLong(THREAD, 0);
        super.release();
    }

    private void checkHeldHere() {
        if (!isHeldHere()) {
            Long holder = holder();
            throw new IllegalStateException(
                    holder == null
                            ? "the lock is not held: each release needs an acquire before it"
                            : "the lock is held by another thread, of process %d: only that one may release it"
                                    .formatted(holder));
        }
    }

    @Override
    int releaseAll() {
        checkHeldHere();
        int depth = (int) words.getLong(DEPTH);
        releaseMutex();
        return depth;
    }

    @Override
    void restore(int depth) {
        words.setLong(DEPTH, depth);
    }
}
