package dev.brood.internal.sync;

import dev.brood.function.Fn1;
import dev.brood.internal.memory.Handle;
import dev.brood.sync.LongValue;
import dev.brood.sync.RLock;

/**
 * A {@link LongValue} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: it is a volatile variable with a lock beside
 * it that outlives its holder.
 */
public final class SharedLongValue extends ValueCell implements LongValue {

    /**
     * Makes a value.
     *
     * @param value what it is at first
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedLongValue(long value) {
        this(value, GivenLock.NONE);
    }

    /**
     * Makes a value with a lock that others have as well.
     *
     * @param value what it is at first
     * @param lock the lock
     * @throws IllegalArgumentException if there is none
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedLongValue(long value, RLock lock) {
        this(value, GivenLock.of(lock));
    }

    private SharedLongValue(long value, GivenLock lock) {
        super(lock);
        set(value);
    }

    private SharedLongValue(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedLongValue(sent);
    }

    @Override
    public long get() {
        return words.getLongVolatile(VALUE);
    }

    @Override
    public void set(long value) {
        words.setLongVolatile(VALUE, value);
    }

    @Override
    public long add(long delta) {
        return words.getAndAddLong(VALUE, delta) + delta;
    }

    @Override
    public boolean compareAndSet(long expected, long value) {
        return words.casLong(VALUE, expected, value);
    }

    @Override
    public long update(Fn1<Long, Long> function) {
        while (true) {
            long before = get();
            long after = Unchecked.call(() -> function.call(before));
            if (compareAndSet(before, after)) {
                return after;
            }
        }
    }

    @Override
    public String toString() {
        return "LongValue[" + get() + "]";
    }
}
