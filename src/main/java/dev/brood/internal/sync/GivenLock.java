package dev.brood.internal.sync;

import dev.brood.internal.memory.Handle.Sent;
import dev.brood.sync.RLock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The lock that several values and arrays have in common, if there is one.
 *
 * @param lock the lock, or null for one of its own
 */
record GivenLock(RLock lock) {

    static final GivenLock NONE = new GivenLock(null);

    /** One that must be there. */
    static GivenLock of(RLock lock) {
        if (lock == null) {
            throw new IllegalArgumentException("the lock must not be null; leave it out");
        }
        return new GivenLock(lock);
    }

    /** The one that came along, if one did. */
    static GivenLock in(Sent sent) {
        for (Object part : sent.parts()) {
            if (part instanceof RLock lock) {
                return new GivenLock(lock);
            }
        }
        return NONE;
    }

    RLock or(Supplier<RLock> own) {
        return lock != null ? lock : own.get();
    }

    /** What travels: the other parts, then the lock if there is one. */
    List<Object> after(Object... others) {
        return lock == null
                ? List.of(others)
                : Stream.concat(Stream.of(others), Stream.<Object>of(lock)).toList();
    }
}
