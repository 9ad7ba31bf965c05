package dev.brood.sync;

import dev.brood.function.Fn;
import dev.brood.memory.Deadline;
import dev.brood.memory.Handle;
import dev.brood.memory.Roster;
import dev.brood.memory.Roster.Entry;
import dev.brood.memory.SharedObject;
import dev.brood.memory.Uninterrupted;
import dev.brood.memory.WaitPoint;
import dev.brood.memory.Words;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where threads of any process that hold a lock wait until another one, which holds it then, says that something may have
 * changed. May be sent anywhere; all copies are the same condition. It is a {@link java.util.concurrent.locks.Condition}
 * as well.
 *
 * <p>A signal is for those who wait at that time, the oldest first; if nobody waits it is lost. As always with conditions,
 * it is wise to look again after a wait, or to have that done by {@link #await(Fn)}.
 *
 * <pre>
 *    0      32         184
 *   | lock | waiters  |
 *
 *   lock      an {@link RLock}, unused if the condition was made over another lock
 *   waiters   {@link Waiters}
 * </pre>
 *
 * <p>Memory consistency effects: those of the lock.
 *
 * <p>If a holder dies: the lock is given to another, see {@link Lock}. If one who waits dies, signals are for the others;
 * a signal that it got and could not use any more goes to another one who waited at that time, within a moment.
 */
public final class Condition extends SharedObject implements java.util.concurrent.locks.Condition {

    private static final int WAITERS = RLock.SIZE;
    private static final int SIZE = WAITERS + Waiters.SIZE;

    private final Waiters waiters = new Waiters(words().at(WAITERS, Waiters.SIZE));
    private final WaitPoint calls = waiters.calls();
    private final Lock lock;
    private final boolean ownLock;

    /**
     * Makes a condition with a lock of its own.
     *
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    @SuppressWarnings("this-escape") // the lock only takes the cell of it
    public Condition() {
        super(SIZE, Condition::dispose);
        this.lock = new RLock(this, 0);
        this.ownLock = true;
    }

    /**
     * Makes a condition over a lock.
     *
     * @param lock the lock, which may have other conditions too
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public Condition(Lock lock) {
        super(SIZE, Condition::dispose);
        if (lock == null) {
            throw new IllegalArgumentException(
                    "the lock must not be null; leave it out for a lock of the condition's own");
        }
        this.lock = lock;
        this.ownLock = false;
    }

    @SuppressWarnings("this-escape") // the lock only takes the cell of it
    private Condition(Sent sent) {
        super(sent.address(), SIZE);
        this.ownLock = sent.parts().isEmpty();
        this.lock = ownLock ? new RLock(this, 0) : (Lock) sent.parts().getFirst();
    }

    private static void dispose(Words words) {
        Roster.freeRest(words, WAITERS + Waiters.ROSTER);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new Condition(sent);
    }

    @Override
    public Sent sent() {
        share();
        return new Sent(address(), ownLock ? List.of() : List.of(lock));
    }

    /**
     * Gives the lock.
     *
     * @return the lock that the condition was made over, or its own
     */
    public Lock lock() {
        return lock;
    }

    /**
     * Acquires the lock; waits as long as it takes.
     *
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public void acquire() {
        lock.acquire();
    }

    /**
     * Releases the lock once.
     *
     * @throws IllegalStateException if it is not held
     */
    public void release() {
        lock.release();
    }

    /**
     * Acquires the lock until the result is closed.
     *
     * @return to be closed, by try-with-resources
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public Held hold() {
        return lock.hold();
    }

    /**
     * Releases the lock, however often it was acquired, waits for a signal, and acquires it again as it was.
     *
     * @throws IllegalStateException if the lock is not held; nothing changes
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits; it holds the lock
     *     again
     */
    @Override
    public void await() {
        await(Deadline.NEVER);
    }

    /**
     * As {@link #await()}, for a time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first; the lock is held again in any case
     * @throws IllegalStateException if the lock is not held; nothing changes
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits; it holds the lock
     *     again
     */
    public boolean await(Duration timeout) {
        return await(Deadline.in(timeout));
    }

    /**
     * Waits until something is true, which is looked at now and after each signal, under the lock.
     *
     * @param predicate what should be true
     * @throws IllegalStateException if the lock is not held
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.TaskException with a checked exception of the predicate as its cause; others come as they
     *     are
     */
    public void await(Fn<Boolean> predicate) {
        await(predicate, Deadline.NEVER);
    }

    /**
     * As {@link #await(Fn)}, for a time.
     *
     * @param predicate what should be true
     * @param timeout how long to wait altogether; zero or less is not at all
     * @return false if it is not true after that time
     * @throws IllegalStateException if the lock is not held
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.TaskException with a checked exception of the predicate as its cause; others come as they
     *     are
     */
    public boolean await(Fn<Boolean> predicate, Duration timeout) {
        return await(predicate, Deadline.in(timeout));
    }

    private boolean await(Fn<Boolean> predicate, Deadline deadline) {
        checkHeld("wait");
        while (!Guarded.call(predicate)) {
            if (!await(deadline)) {
                return Guarded.call(predicate);
            }
        }
        return true;
    }

    private boolean await(Deadline deadline) {
        return Guarded.await("a signal", deadline, this::interruptibly);
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

    /**
     * Lets one go on who waits. It does so when the lock is released.
     *
     * @throws IllegalStateException if the lock is not held; nothing changes
     */
    @Override
    public void signal() {
        signal(1);
    }

    /**
     * Lets some go on who wait.
     *
     * @param count how many at most
     * @throws IllegalArgumentException if that is less than zero
     * @throws IllegalStateException if the lock is not held; nothing changes
     */
    public void signal(int count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "cannot signal %d of those who wait; it takes 0 or more".formatted(count));
        }
        checkHeld("signal");
        waiters.signal(count);
    }

    /**
     * Lets all go on who wait.
     *
     * @throws IllegalStateException if the lock is not held; nothing changes
     */
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
