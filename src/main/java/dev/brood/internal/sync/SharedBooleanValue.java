package dev.brood.internal.sync;

import dev.brood.function.Fn1;
import dev.brood.internal.memory.Handle;
import dev.brood.sync.BooleanValue;
import dev.brood.sync.RLock;

/**
 * A {@link BooleanValue} in shared memory.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: it is a volatile variable with a lock beside
 * it that outlives its holder. True is 1.
 */
public final class SharedBooleanValue extends ValueCell implements BooleanValue {

    /**
     * Makes a value.
     *
     * @param value what it is at first
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedBooleanValue(boolean value) {
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
    public SharedBooleanValue(boolean value, RLock lock) {
        this(value, GivenLock.of(lock));
    }

    private SharedBooleanValue(boolean value, GivenLock lock) {
        super(lock);
        set(value);
    }

    private SharedBooleanValue(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedBooleanValue(sent);
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }

    @Override
    public boolean get() {
        return words.getIntVolatile(VALUE) != 0;
    }

    @Override
    public void set(boolean value) {
        words.setIntVolatile(VALUE, bit(value));
    }

    @Override
    public boolean compareAndSet(boolean expected, boolean value) {
        return words.casInt(VALUE, bit(expected), bit(value));
    }

    @Override
    public boolean update(Fn1<Boolean, Boolean> function) {
        while (true) {
            boolean before = get();
            boolean after = Unchecked.call(() -> function.call(before));
            if (compareAndSet(before, after)) {
                return after;
            }
        }
    }

    @Override
    public String toString() {
        return "BooleanValue[" + get() + "]";
    }
}
