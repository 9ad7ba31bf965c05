package dev.brood.sync;

import dev.brood.function.Action;
import dev.brood.function.Fn;
import dev.brood.memory.Deadline;
import dev.brood.memory.Handle;
import dev.brood.memory.Mutex;
import dev.brood.memory.ProcessToken;
import dev.brood.memory.SharedObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A lock between processes, and between their threads. Not re-entrant: a second {@link #acquire} by whoever holds it
 * waits, as in Python. It is held by nobody in particular: any thread of any process may release it.
 *
 * <p>May be sent anywhere; all copies are the same lock. It is a {@link java.util.concurrent.locks.Lock} as well.
 * Without a rival, acquire and release are an atomic operation each.
 *
 * <p>The cell is a {@link Mutex}.
 *
 * <p>Memory consistency effects: what a thread did before {@link #release}, in shared memory or, within a process,
 * anywhere, is visible to whoever acquires the lock next.
 *
 * <p>If a holder dies: the next one to acquire it gets it, and one line on standard error names the dead process. What
 * the lock protects may be half done then.
 */
public sealed class Lock extends SharedObject implements java.util.concurrent.locks.Lock
        permits RLock {

    private final Mutex mutex = new Mutex(words(), 0, Lock::sayWhoDied);

    /**
     * Makes a lock, free.
     *
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public Lock() {
        this(Mutex.SIZE);
    }

    Lock(int bytes) {
        super(bytes);
    }

    Lock(long address, int bytes) {
        super(address, bytes);
    }

    Lock(SharedObject whole, long offset, int bytes) {
        super(whole, offset, bytes);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new Lock(sent.address(), Mutex.SIZE);
    }

    private static void sayWhoDied(long token) {
        System.err.println(
                "process %d died while it held a lock; the lock was given to process %d"
                        .formatted(ProcessToken.pid(token), ProcessToken.pid(ProcessToken.mine())));
    }

    /**
     * Acquires the lock; waits as long as it takes.
     *
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public void acquire() {
        acquire(Deadline.NEVER);
    }

    /**
     * Acquires the lock, if that is possible in time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public boolean acquire(Duration timeout) {
        return acquire(Deadline.in(timeout));
    }

    private boolean acquire(Deadline deadline) {
        return tryQuickly() || Guarded.await("a lock", deadline, this::await);
    }

    /** Acquires the lock if that is easy; does not look whether its holder is alive. */
    boolean tryQuickly() {
        return mutex.tryQuickly();
    }

    /** Waits and acquires. */
    boolean await(Deadline deadline) throws InterruptedException {
        return mutex.lock(deadline);
    }

    /**
     * Acquires the lock if it is free.
     *
     * @return false if somebody holds it
     */
    public boolean tryAcquire() {
        return mutex.tryLock();
    }

    /**
     * Releases the lock, whoever holds it.
     *
     * @throws IllegalStateException if it is not held; nothing changes
     */
    public void release() {
        if (!mutex.unlock()) {
            throw new IllegalStateException(
                    "the lock is not held: each release needs an acquire before it");
        }
    }

    /**
     * Tells whether somebody holds the lock.
     *
     * @return true if it is held, be it by a process that has died
     */
    public boolean isLocked() {
        return mutex.holder() != 0;
    }

    /**
     * Tells which process holds the lock.
     *
     * @return its pid, or null if the lock is free
     */
    public Long holder() {
        long holder = mutex.holder();
        return holder == 0 ? null : ProcessToken.pid(holder);
    }

    /** Tells whether the caller may use what the lock protects, as far as can be known. */
    boolean isHeldHere() {
        return mutex.holder() == ProcessToken.mine();
    }

    /** Releases the lock altogether. Gives what {@link #restore} needs. */
    int releaseAll() {
        release();
        return 1;
    }

    /** Makes up for {@link #releaseAll}, after the lock was acquired again. */
    void restore(int depth) {
        // it is held once
    }

    /**
     * Acquires the lock until the result is closed.
     *
     * @return to be closed, by try-with-resources
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     */
    public Held hold() {
        Held held = this::release; // before: an error must not leave it held
        acquire();
        return held;
    }

    /**
     * Does something under the lock.
     *
     * @param action what to do
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.TaskException with a checked exception of the action as its cause; others come as they are
     */
    public void run(Action action) {
        call(() -> {
            action.run();
            return null;
        });
    }

    /**
     * Computes something under the lock.
     *
     * @param <R> type of the value
     * @param function what to compute
     * @return its value
     * @throws dev.brood.error.WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    public <R> R call(Fn<R> function) {
        try (Held _ = hold()) {
            return Guarded.call(function);
        }
    }

    /** As {@link #acquire()}. */
    @Override
    public final void lock() {
        acquire();
    }

    @Override
    public final void lockInterruptibly() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!tryQuickly()) {
            await(Deadline.NEVER);
        }
    }

    @Override
    public final boolean tryLock() {
        return tryAcquire();
    }

    @Override
    public final boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return tryQuickly() || await(Deadline.inNanos(unit.toNanos(time)));
    }

    /** As {@link #release}. */
    @Override
    public final void unlock() {
        release();
    }

    /**
     * Makes a condition over this lock.
     *
     * @return the condition, which may be sent anywhere
     */
    @Override
    public final Condition newCondition() {
        return new Condition(this);
    }

    @Override
    public String toString() {
        Long holder = holder();
        return getClass().getSimpleName()
                + (holder == null ? "[free]" : "[held by " + holder + "]");
    }
}
