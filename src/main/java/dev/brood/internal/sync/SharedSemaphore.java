package dev.brood.internal.sync;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.SharedEventCount;
import dev.brood.internal.memory.SharedObject;
import dev.brood.sync.Held;
import dev.brood.sync.Semaphore;
import java.time.Duration;

/**
 * A {@link Semaphore} in shared memory.
 *
 * <pre>
 *    0         4       8         12      16
 *   | permits | bound | waiting | calls |
 *
 *   permits   how many there are. Changed by compare-and-set by whoever acquires or releases. Zero: none, wait.
 *   bound     how many there may be at most. Written once, before anyone else can see it. Zero: no permit ever.
 *   waiting, calls    a {@link SharedEventCount}
 * </pre>
 */
public sealed class SharedSemaphore extends SharedObject implements Semaphore
        permits SharedBoundedSemaphore {

    /** Bytes that it takes. */
    static final int SIZE = 16;

    private static final int PERMITS = 0;
    private static final int BOUND = 4;
    private static final int EVENT_COUNT = 8;

    private final AtomicMemory words = words();
    private final SharedEventCount waiters = new SharedEventCount(words, EVENT_COUNT);
    private final Attempt attempt = new Attempt();

    /**
     * Makes a semaphore.
     *
     * @param permits how many it has at first; may be zero
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedSemaphore(int permits) {
        this(permits, Integer.MAX_VALUE);
    }

    SharedSemaphore(int permits, int bound) {
        super(SIZE);
        if (permits < 0) {
            throw new IllegalArgumentException(
                    "a semaphore cannot have %d permits; it takes 0 or more".formatted(permits));
        }
        words.setInt(BOUND, bound);
        words.setIntVolatile(PERMITS, permits);
    }

    SharedSemaphore(long address) {
        super(address, SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedSemaphore(sent.address());
    }

    private final class Attempt implements SharedEventCount.Condition {
        @Override
        public boolean holds() {
            return tryAcquire();
        }

        @Override
        public boolean holdsForMore() {
            return value() > 0;
        }
    }

    @Override
    public void acquire() {
        acquire(Deadline.NEVER);
    }

    @Override
    public boolean acquire(Duration timeout) {
        return acquire(Deadline.in(timeout));
    }

    private boolean acquire(Deadline deadline) {
        return tryAcquire()
                || Unchecked.await("a semaphore", deadline, until -> waiters.await(attempt, until));
    }

    @Override
    public boolean tryAcquire() {
        for (int permits; (permits = value()) > 0; ) {
            if (words.casInt(PERMITS, permits, permits - 1)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void release() {
        release(1);
    }

    @Override
    public void release(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "cannot release %d permits; it takes 1 or more".formatted(count));
        }
        int permits;
        do {
            permits = value();
            if (count > bound() - permits) {
                throw new IllegalStateException(tooMany(permits, count));
            }
        } while (!words.casInt(PERMITS, permits, permits + count));
        waiters.call(count);
    }

    /** What to say when there would be more permits than the bound. */
    String tooMany(int permits, int count) {
        return "a semaphore cannot have %d + %d permits; it has at most %d"
                .formatted(permits, count, bound());
    }

    final int bound() {
        return words.getInt(BOUND);
    }

    @Override
    public int value() {
        return words.getIntVolatile(PERMITS);
    }

    @Override
    public Held hold() {
        Held held = this::release; // before: an error must not leave it held
        acquire();
        return held;
    }

    @Override
    public String toString() {
        return "Semaphore[" + value() + "]";
    }
}
