package dev.brood.sync;

import dev.brood.memory.Deadline;
import dev.brood.memory.Handle;
import dev.brood.memory.SharedObject;
import dev.brood.memory.WaitPoint;
import dev.brood.memory.Words;
import java.time.Duration;

/**
 * A number of permits that the threads of all processes share. Permits belong to nobody: any thread of any process may
 * release one, and as many as it likes. May be sent anywhere; all copies are the same semaphore.
 *
 * <pre>
 *    0         4       8         12      16
 *   | permits | bound | waiting | calls |
 *
 *   permits   how many there are. Changed by compare-and-set by whoever acquires or releases. Zero: none, wait.
 *   bound     how many there may be at most. Written once, before anyone else can see it. Zero: no permit ever.
 *   waiting, calls    a {@link WaitPoint}
 * </pre>
 *
 * <p>Without waiting, acquire and release are an atomic operation each and no system call.
 *
 * <p>Memory consistency effects: what a thread did before {@link #release()} is visible to whoever acquires the permit.
 *
 * <p>If a holder dies: its permits stay taken, as nobody can know who was to release them. Whoever notices may do so.
 */
public sealed class Semaphore extends SharedObject permits BoundedSemaphore {

    /** Bytes that it takes. */
    static final int SIZE = 16;

    private static final int PERMITS = 0;
    private static final int BOUND = 4;
    private static final int WAIT_POINT = 8;

    private final Words words = words();
    private final WaitPoint waiters = new WaitPoint(words, WAIT_POINT);
    private final Attempt attempt = new Attempt();

    /**
     * Makes a semaphore.
     *
     * @param permits how many it has at first; may be zero
     * @throws IllegalArgumentException if that is less than zero
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public Semaphore(int permits) {
        this(permits, Integer.MAX_VALUE);
    }

    Semaphore(int permits, int bound) {
        super(SIZE);
        if (permits < 0) {
            throw new IllegalArgumentException(
                    "a semaphore cannot have %d permits; it takes 0 or more".formatted(permits));
        }
        words.setInt(BOUND, bound);
        words.setIntVolatile(PERMITS, permits);
    }

    Semaphore(long address) {
        super(address, SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new Semaphore(sent.address());
    }

    private final class Attempt implements WaitPoint.Condition {
        @Override
        public boolean holds() {
            return tryAcquire();
        }

        @Override
        public boolean holdsForMore() {
            return value() > 0;
        }
    }

    /**
     * Takes a permit; waits as long as it takes.
     *
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public void acquire() {
        acquire(Deadline.NEVER);
    }

    /**
     * Takes a permit, if that is possible in time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public boolean acquire(Duration timeout) {
        return acquire(Deadline.in(timeout));
    }

    private boolean acquire(Deadline deadline) {
        return tryAcquire()
                || Guarded.await("a semaphore", deadline, until -> waiters.await(attempt, until));
    }

    /**
     * Takes a permit if there is one.
     *
     * @return false if there is none
     */
    public boolean tryAcquire() {
        for (int permits; (permits = value()) > 0; ) {
            if (words.casInt(PERMITS, permits, permits - 1)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives a permit, be it one that was acquired or a new one.
     *
     * @throws IllegalStateException if there would be too many; nothing changes
     */
    public void release() {
        release(1);
    }

    /**
     * Gives permits.
     *
     * @param count how many
     * @throws IllegalArgumentException if that is less than one
     * @throws IllegalStateException if there would be too many; nothing changes
     */
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

    /**
     * Tells how many permits there are.
     *
     * @return zero or more; may have changed since
     */
    public int value() {
        return words.getIntVolatile(PERMITS);
    }

    /**
     * Takes a permit until the result is closed.
     *
     * @return to be closed, by try-with-resources
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
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
