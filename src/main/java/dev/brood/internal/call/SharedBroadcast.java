package dev.brood.internal.call;

import dev.brood.error.ClosedException;
import dev.brood.error.SharedMemoryException;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.Segments;
import dev.brood.internal.memory.SharedObject;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.internal.wire.InPlaceFormat.Flat;
import dev.brood.internal.wire.Met;
import dev.brood.process.Broadcast;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A {@link Broadcast} in shared memory.
 *
 * @param <T> type of the value
 */
public final class SharedBroadcast<T> extends SharedObject implements Broadcast<T> {

    /** The cell: number of the segment with the value; zero once that was removed. */
    private static final long SEGMENT = 0;

    private static final int BYTES = 8;

    /** What has code of the session in the value, for those who send functions that use it. */
    private final List<Object> met;

    private boolean here;
    private T value;

    /**
     * Takes a value.
     *
     * @param value the value, or null; it must not change any more
     * @throws dev.brood.error.NotSendableException if something in it cannot be sent
     * @throws SharedMemoryException if there is no room for it
     */
    public SharedBroadcast(T value) {
        super(BYTES, SharedBroadcast::remove);
        Set<Met> found = new LinkedHashSet<>();
        Flat plain = InPlaceFormat.of(value);
        Flat flat =
                plain != null
                        ? plain
                        : InPlaceFormat.ofGraph(
                                "the value", value, Codec.ofThisProcess(), found::add);
        int segment = Segments.nextNumber();
        flat.write(Segments.createWords(segment, flat.size()), 0);
        words().setIntVolatile(SEGMENT, segment);
        this.met = List.copyOf(found);
        this.value = value;
        this.here = true;
    }

    private SharedBroadcast(Sent sent) {
        super(sent.address(), BYTES);
        this.met = sent.parts();
    }

    @SuppressWarnings("unused") // Handles calls it
    private static Handle received(Sent sent) {
        return new SharedBroadcast<>(sent);
    }

    @Override
    public Sent sent() {
        return new Sent(super.sent().address(), met);
    }

    @Override
    @SuppressWarnings("unchecked") // it was a T where it was encoded
    public synchronized T get() {
        if (!here) {
            value = (T) InPlaceFormat.decode(read(), Codec.ofThisProcess());
            here = true;
        }
        return value;
    }

    private Object read() {
        int segment = words().getIntVolatile(SEGMENT);
        try {
            if (segment != 0) {
                return InPlaceFormat.read(Segments.openWords(segment), 0);
            }
        } catch (SharedMemoryException e) {
            if (words().getIntVolatile(SEGMENT) != 0) {
                throw e;
            }
        }
        throw new ClosedException(
                "this broadcast was closed before this process asked for its value");
    }

    @Override
    public void close() {
        remove(words());
    }

    private static void remove(AtomicMemory cell) {
        int segment = cell.getAndSetInt(SEGMENT, 0);
        if (segment != 0) {
            Segments.remove(segment);
        }
    }
}
