package dev.brood.internal.sync;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.SharedObject;
import dev.brood.sync.RLock;
import dev.brood.sync.SharedValue;

/**
 * A {@link SharedValue} in shared memory.
 *
 * <pre>
 *    0       8      40
 *   | value | lock |
 *
 *   value   of 32 or 64 bits. Read and written by anyone, volatile and in one step. Zero: zero or false.
 *   lock    an {@link RLock}; not used if another one was given, which travels with the handle
 * </pre>
 */
public abstract sealed class ValueCell extends SharedObject implements SharedValue
        permits SharedIntValue, SharedLongValue, SharedDoubleValue, SharedBooleanValue {

    /** Where the value is. */
    static final int VALUE = 0;

    private static final int LOCK = 8;
    private static final int SIZE = LOCK + SharedRLock.SIZE;

    /** The cell. */
    final AtomicMemory words = words();

    private final GivenLock given;
    private final RLock lock;

    /** Makes a cell, with a lock of its own unless one is given. */
    ValueCell(GivenLock given) {
        super(SIZE);
        this.given = given;
        this.lock = given.or(() -> new SharedRLock(this, LOCK));
    }

    ValueCell(Sent sent) {
        super(sent.address(), SIZE);
        this.given = GivenLock.in(sent);
        this.lock = given.or(() -> new SharedRLock(this, LOCK));
    }

    @Override
    public final Sent sent() {
        return new Sent(super.sent().address(), given.after());
    }

    @Override
    public final RLock lock() {
        return lock;
    }
}
