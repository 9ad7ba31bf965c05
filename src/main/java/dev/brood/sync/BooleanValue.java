package dev.brood.sync;

import dev.brood.function.Fn1;
import dev.brood.memory.Handle;

/**
 * A {@code boolean} in shared memory. Each operation is atomic. May be sent anywhere; all copies are the same value.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: it is a volatile variable with a lock beside
 * it that outlives its holder. True is 1.
 */
public final class BooleanValue extends SharedValue {

    /**
     * Makes a value.
     *
     * @param value what it is at first
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public BooleanValue(boolean value) {
        set(value);
    }

    private BooleanValue(Sent sent) {
        super(sent.address());
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new BooleanValue(sent);
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }

    /**
     * Reads it.
     *
     * @return the value
     */
    public boolean get() {
        return words.getIntVolatile(VALUE) != 0;
    }

    /**
     * Writes it.
     *
     * @param value the new value
     */
    public void set(boolean value) {
        words.setIntVolatile(VALUE, bit(value));
    }

    /**
     * Writes it if it is as expected.
     *
     * @param expected what it should be
     * @param value the new value
     * @return false if it was something else and was not changed
     */
    public boolean compareAndSet(boolean expected, boolean value) {
        return words.casInt(VALUE, bit(expected), bit(value));
    }

    /**
     * Changes it by a function, as if nobody else changed it meanwhile.
     *
     * @param function makes the new value of the old one; called again if somebody was faster
     * @return the new value
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    public boolean update(Fn1<Boolean, Boolean> function) {
        while (true) {
            boolean before = get();
            boolean after = Guarded.call(() -> function.call(before));
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
