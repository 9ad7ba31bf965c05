package dev.brood.internal.sync;

import dev.brood.function.Action;
import dev.brood.function.Fn;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.diagnosis.Remarks;
import dev.brood.internal.diagnosis.UserNames;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.Mutex;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.SharedObject;
import dev.brood.sync.Condition;
import dev.brood.sync.Held;
import dev.brood.sync.Lock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Lock} in shared memory.
 *
 * <p>The cell is a {@link Mutex}.
 */
public sealed class SharedLock extends SharedObject implements Lock permits SharedRLock {

    private final Mutex mutex = new Mutex(words(), 0, SharedLock::sayWhoDied);

    /**
     * Makes a lock, free.
     *
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedLock() {
        this(Mutex.SIZE);
    }

    SharedLock(int bytes) {
        super(bytes);
    }

    SharedLock(long address, int bytes) {
        super(address, bytes);
    }

    SharedLock(SharedObject whole, long offset, int bytes) {
        super(whole, offset, bytes);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedLock(sent.address(), Mutex.SIZE);
    }

    /** Gives the one that stands behind a lock of this session. */
    static SharedLock of(Lock lock) {
        if (lock instanceof SharedLock shared) {
            return shared;
        }
        throw new IllegalArgumentException(
                "a condition needs a lock that lock() or rlock() has made, not a "
                        + lock.getClass().getName());
    }

    private static void sayWhoDied(long token) {
        Remarks.say(
                "process %d died while it held a lock; the lock was given to process %d"
                        .formatted(ProcessToken.pid(token), ProcessToken.pid(ProcessToken.mine())));
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
        return tryQuickly() || Unchecked.await("a lock", deadline, this::await);
    }

    /** Acquires the lock if that is easy; does not look whether its holder is alive. */
    boolean tryQuickly() {
        return mutex.tryQuickly();
    }

    /** Waits and acquires. */
    boolean await(Deadline deadline) throws InterruptedException {
        return mutex.lock(deadline);
    }

    @Override
    public boolean tryAcquire() {
        return mutex.tryLock();
    }

    @Override
    public void release() {
        if (!mutex.unlock()) {
            throw new IllegalStateException(
                    "the lock is not held: each release needs an acquire before it");
        }
    }

    @Override
    public boolean isLocked() {
        return mutex.holder() != 0;
    }

    @Override
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

    @Override
    public Held hold() {
        Held held = this::release; // before: an error must not leave it held
        acquire();
        return held;
    }

    @Override
    public void run(Action action) {
        call(() -> {
            action.run();
            return null;
        });
    }

    @Override
    public <R> R call(Fn<R> function) {
        try (Held _ = hold()) {
            return Unchecked.call(function);
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

    @Override
    public final Condition newCondition() {
        return new SharedCondition(this);
    }

    @Override
    public String toString() {
        Long holder = holder();
        return UserNames.kind(getClass())
                + (holder == null ? "[free]" : "[held by " + holder + "]");
    }
}
