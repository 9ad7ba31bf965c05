package dev.brood.sync;

import dev.brood.function.Fn1;
import dev.brood.memory.Handle;

/**
 * An {@code int} in shared memory. Each operation is atomic. May be sent anywhere; all copies are the same value.
 *
 * <p>Layout, memory consistency effects and what happens if a holder dies: it is a volatile variable with a lock beside
 * it that outlives its holder.
 */
public final class IntValue extends SharedValue {

    /**
     * Makes a value.
     *
     * @param value what it is at first
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public IntValue(int value) {
        set(value);
    }

    private IntValue(Sent sent) {
        super(sent.address());
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new IntValue(sent);
    }

    /**
     * Reads it.
     *
     * @return the value
     */
    public int get() {
        return words.getIntVolatile(VALUE);
    }

    /**
     * Writes it.
     *
     * @param value the new value
     */
    public void set(int value) {
        words.setIntVolatile(VALUE, value);
    }

    /**
     * Adds to it. A sum that is too large wraps around.
     *
     * @param delta what to add
     * @return the new value
     */
    public int add(int delta) {
        return words.getAndAddInt(VALUE, delta) + delta;
    }

    /**
     * Writes it if it is as expected.
     *
     * @param expected what it should be
     * @param value the new value
     * @return false if it was something else and was not changed
     */
    public boolean compareAndSet(int expected, int value) {
        return words.casInt(VALUE, expected, value);
    }

    /**
     * Changes it by a function, as if nobody else changed it meanwhile.
     *
     * @param function makes the new value of the old one; called again if somebody was faster
     * @return the new value
     * @throws dev.brood.error.TaskException with a checked exception of the function as its cause; others come as they
     *     are
     */
    public int update(Fn1<Integer, Integer> function) {
        while (true) {
            int before = get();
            int after = Guarded.call(() -> function.call(before));
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
