package dev.brood.sync;

import dev.brood.memory.SharedObject;
import dev.brood.memory.Words;

/**
 * What the values have in common: a word and a lock.
 *
 * <pre>
 *    0       8      40
 *   | value | lock |
 *
 *   value   of 32 or 64 bits. Read and written by anyone, volatile and in one step. Zero: zero or false.
 *   lock    an {@link RLock}
 * </pre>
 *
 * <p>Memory consistency effects: those of a volatile variable. What a thread did before it wrote a value is visible to
 * whoever reads that value.
 *
 * <p>If a holder dies: the value is what was last written, as a whole. The lock goes to the next who acquires it.
 */
abstract sealed class SharedValue extends SharedObject
        permits IntValue, LongValue, DoubleValue, BooleanValue {

    /** Where the value is. */
    static final int VALUE = 0;

    private static final int LOCK = 8;
    private static final int SIZE = LOCK + RLock.SIZE;

    /** The cell. */
    final Words words = words();

    private final RLock lock = new RLock(this, LOCK);

    SharedValue() {
        super(SIZE);
    }

    SharedValue(long address) {
        super(address, SIZE);
    }

    /**
     * Gives the lock that comes with the value, for several steps that belong together. Single operations do not care
     * for it.
     *
     * @return the lock
     */
    public final RLock lock() {
        return lock;
    }
}
