package dev.brood.internal.sync;

import dev.brood.function.Fn;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Uninterrupted;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.ParticipantTable.Entry;
import dev.brood.internal.memory.SharedEventCount;
import dev.brood.internal.memory.SharedObject;
import dev.brood.sync.Condition;
import dev.brood.sync.Held;
import dev.brood.sync.Lock;
import dev.brood.sync.RLock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Condition} in shared memory.
 *
 * <pre>
 *    0      32         184
 *   | lock | waiters  |
 *
 *   lock      an {@link RLock}, unused if the condition was made over another lock
 *   waiters   {@link Waiters}
 * </pre>
 */
public final class SharedCondition extends SharedObject implements Condition {

    private static final int WAITERS = SharedRLock.SIZE;
    private static final int SIZE = WAITERS + Waiters.SIZE;

    private final Waiters waiters = new Waiters(words().at(WAITERS, Waiters.SIZE));
    private final SharedEventCount calls = waiters.calls();
    private final SharedLock lock;
    private final boolean ownLock;

    /**
     * Makes a condition with a lock of its own.
     *
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    @SuppressWarnings("this-escape") // the lock only takes the cell of it
    public SharedCondition() {
        super(SIZE, SharedCondition::dispose);
        this.lock = new SharedRLock(this, 0);
        this.ownLock = true;
    }

    /**
     * Makes a condition over a lock.
     *
     * @param lock the lock, which may have other conditions too
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedCondition(Lock lock) {
        super(SIZE, SharedCondition::dispose);
        if (lock == null) {
            throw new IllegalArgumentException(
                    "the lock must not be null; leave it out for a lock of the condition's own");
        }
        this.lock = SharedLock.of(lock);
        this.ownLock = false;
    }

    @SuppressWarnings("this-escape") // the lock only takes the cell of it
    private SharedCondition(Sent sent) {
        super(sent.address(), SIZE);
        this.ownLock = sent.parts().isEmpty();
        this.lock = ownLock ? new SharedRLock(this, 0) : (SharedLock) sent.parts().getFirst();
    }

    private static void dispose(AtomicMemory words) {
        ParticipantTable.freeRest(words, WAITERS + Waiters.TABLE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedCondition(sent);
    }

    @Override
    public Sent sent() {
        share();
        return new Sent(address(), ownLock ? List.of() : List.of(lock));
    }

    @Override
    public Lock lock() {
        return lock;
    }

    @Override
    public void acquire() {
        lock.acquire();
    }

    @Override
    public void release() {
        lock.release();
    }

    @Override
    public Held hold() {
        return lock.hold();
    }

    @Override
    public void await() {
        await(Deadline.NEVER);
    }

    @Override
    public boolean await(Duration timeout) {
        return await(Deadline.in(timeout));
    }

    @Override
    public void await(Fn<Boolean> predicate) {
        await(predicate, Deadline.NEVER);
    }

    @Override
    public boolean await(Fn<Boolean> predicate, Duration timeout) {
        return await(predicate, Deadline.in(timeout));
    }

    private boolean await(Fn<Boolean> predicate, Deadline deadline) {
        checkHeld("wait");
        while (!Unchecked.call(predicate)) {
            if (!await(deadline)) {
                return Unchecked.call(predicate);
            }
        }
        return true;
    }

    private boolean await(Deadline deadline) {
        return Unchecked.await("a signal", deadline, this::interruptibly);
    }

    private boolean interruptibly(Deadline deadline) throws InterruptedException {
        checkHeld("wait");
        Uninterrupted.Waiting<Boolean> again = () -> lock.await(Deadline.NEVER);
        Entry entry = waiters.enter();
        int depth = letGo(entry);
        try {
            calls.await(waiters.signalled(entry), deadline);
        } catch (InterruptedException e) {
            if (!comeBack(again, entry, depth)) {
                throw e;
            }
            Thread.currentThread().interrupt(); // the signal must not be lost, nor the interrupt
            return true;
        } catch (Error e) {
            if (comeBack(again, entry, depth)) {
                waiters.signal(1); // it is for somebody else then
            }
            throw e;
        }
        return comeBack(again, entry, depth);
    }

    /** Acquires the lock again as it was, and tells whether there was a signal. */
    private boolean comeBack(Uninterrupted.Waiting<Boolean> again, Entry entry, int depth) {
        Uninterrupted.await(again);
        lock.restore(depth);
        return waiters.leave(entry);
    }

    private int letGo(Entry entry) {
        try {
            return lock.releaseAll();
        } catch (IllegalStateException | Error e) {
            // another thread may have released it just now, if it is not re-entrant
            waiters.leave(entry);
            throw e;
        }
    }

    @Override
    public void signal() {
        signal(1);
    }

    @Override
    public void signal(int count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "cannot signal %d of those who wait; it takes 0 or more".formatted(count));
        }
        checkHeld("signal");
        waiters.signal(count);
    }

    @Override
    public void signalAll() {
        signal(Integer.MAX_VALUE);
    }

    private void checkHeld(String verb) {
        if (!lock.isHeldHere()) {
            throw new IllegalStateException(
                    "the lock of the condition is not held here: acquire() it before you %s, and release() it after"
                            .formatted(verb));
        }
    }

    @Override
    public void awaitUninterruptibly() {
        Uninterrupted.await(() -> interruptibly(Deadline.NEVER));
    }

    @Override
    public long awaitNanos(long nanosTimeout) throws InterruptedException {
        long start = System.nanoTime();
        await(nanosTimeout, TimeUnit.NANOSECONDS);
        return nanosTimeout - (System.nanoTime() - start);
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return interruptibly(Deadline.inNanos(unit.toNanos(time)));
    }

    @Override
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        return await(deadline.getTime() - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String toString() {
        return "Condition[%s, %d waiting]".formatted(lock, waiters.count());
    }
}
