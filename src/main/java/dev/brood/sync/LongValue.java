package dev.brood.sync;

import dev.brood.function.Fn1;
import dev.brood.memory.Handle;

/**
 * A {@code long} in shared memory. Each operation is atomic. May be sent anywhere; all copies are the same value.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: it is a volatile variable with a lock beside
 * it that outlives its holder.
 */
public final class LongValue extends SharedValue {

    /**
     * Makes a value.
     *
     * @param value what it is at first
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public LongValue(long value) {
        set(value);
    }

    private LongValue(Sent sent) {
        super(sent.address());
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new LongValue(sent);
    }

    /**
     * Reads it.
     *
     * @return the value
     */
    public long get() {
        return words.getLongVolatile(VALUE);
    }

    /**
     * Writes it.
     *
     * @param value the new value
     */
    public void set(long value) {
        words.setLongVolatile(VALUE, value);
    }

    /**
     * Adds to it. A sum that is too large wraps around.
     *
     * @param delta what to add
     * @return the new value
     */
    public long add(long delta) {
        return words.getAndAddLong(VALUE, delta) + delta;
    }

    /**
     * Writes it if it is as expected.
     *
     * @param expected what it should be
     * @param value the new value
     * @return false if it was something else and was not changed
     */
    public boolean compareAndSet(long expected, long value) {
        return words.casLong(VALUE, expected, value);
    }

    /**
     * Changes it by a function, as if nobody else changed it meanwhile.
     *
     * @param function makes the new value of the old one; called again if somebody was faster
     * @return the new value
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    public long update(Fn1<Long, Long> function) {
        while (true) {
            long before = get();
            long after = Guarded.call(() -> function.call(before));
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
