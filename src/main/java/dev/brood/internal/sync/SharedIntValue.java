package dev.brood.internal.sync;

import dev.brood.function.Fn1;
import dev.brood.internal.memory.Handle;
import dev.brood.sync.IntValue;
import dev.brood.sync.RLock;

/**
 * A {@link IntValue} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: it is a volatile variable with a lock beside
 * it that outlives its holder.
 */
public final class SharedIntValue extends ValueCell implements IntValue {

    /**
     * Makes a value.
     *
     * @param value what it is at first
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedIntValue(int value) {
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
    public SharedIntValue(int value, RLock lock) {
        this(value, GivenLock.of(lock));
    }

    private SharedIntValue(int value, GivenLock lock) {
        super(lock);
        set(value);
    }

    private SharedIntValue(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedIntValue(sent);
    }

    @Override
    public int get() {
        return words.getIntVolatile(VALUE);
    }

    @Override
    public void set(int value) {
        words.setIntVolatile(VALUE, value);
    }

    @Override
    public int add(int delta) {
        return words.getAndAddInt(VALUE, delta) + delta;
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        return words.casInt(VALUE, expected, value);
    }

    @Override
    public int update(Fn1<Integer, Integer> function) {
        while (true) {
            int before = get();
            int after = Unchecked.call(() -> function.call(before));
            if (compareAndSet(before, after)) {
                return after;
            }
        }
    }

    @Override
    public String toString() {
        return "IntValue[" + get() + "]";
    }
}
