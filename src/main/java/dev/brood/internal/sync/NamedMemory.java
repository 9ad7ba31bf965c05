package dev.brood.internal.sync;

import dev.brood.error.ClosedException;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.NamedSegment;
import dev.brood.internal.memory.Session;
import dev.brood.sync.SharedMemory;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A {@link SharedMemory} in shared memory.
 *
 * <p>It has no layout: all of it is the user's, zeros at first.
 */
public final class NamedMemory implements SharedMemory, Handle {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int LONGEST_NAME = 200;
    private static final int NUMBER_SHIFT = 32;

    /** What is open stays known: it is mapped once however often it arrives, and its memory outlives its handle. */
    private static final Set<SharedMemory> OPEN = ConcurrentHashMap.newKeySet();

    private final NamedSegment memory;
    private final long size;
    private boolean closed;

    private NamedMemory(NamedSegment memory) {
        this.memory = memory;
        this.size = memory.segment().byteSize();
        OPEN.add(this);
    }

    /**
     * Makes shared memory, all zeros, with a name that nobody else has.
     *
     * @param bytes its size
     * @return the memory
     * @throws IllegalArgumentException if the size is less than one
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static SharedMemory create(long bytes) {
        NamedSegment made;
        do {
            made = NamedSegment.create(null, checked(bytes));
        } while (made == null); // somebody has used the very name, but not the next one
        return new NamedMemory(made);
    }

    /**
     * Makes shared memory, all zeros, with a name.
     *
     * @param name letters, digits, {@code - _ .}
     * @param bytes its size
     * @return the memory
     * @throws IllegalArgumentException if the name is not such a name or the size is less than one
     * @throws IllegalStateException if there is one of this name in the session
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static SharedMemory create(String name, long bytes) {
        NamedSegment made = NamedSegment.create(checked(name), checked(bytes));
        if (made == null) {
            throw new IllegalStateException(
                    "there is shared memory of the name \"%s\" already; attach(\"%s\") to it, or unlink() it first"
                            .formatted(name, name));
        }
        return new NamedMemory(made);
    }

    /**
     * Opens shared memory that a process of this session made.
     *
     * @param name its name
     * @return the memory
     * @throws IllegalArgumentException if the name cannot be one
     * @throws IllegalStateException if there is none of this name
     */
    public static SharedMemory attach(String name) {
        NamedSegment found = NamedSegment.find(checked(name));
        if (found == null) {
            throw new IllegalStateException(
                    "there is no shared memory of the name \"%s\" in this session (%s); make it by sharedMemory(\"%s\", bytes)"
                            .formatted(name, Session.folder(), name));
        }
        return new NamedMemory(found);
    }

    private static long checked(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "shared memory cannot have %d bytes; it takes 1 or more".formatted(bytes));
        }
        return bytes;
    }

    private static String checked(String name) {
        if (name == null || !NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be the name of shared memory; it takes 1 to %d letters, digits, - _ ."
                            .formatted(name, LONGEST_NAME));
        }
        return name;
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new NamedMemory(
                NamedSegment.open(
                        (String) sent.parts().getFirst(), (int) (sent.address() >>> NUMBER_SHIFT)));
    }

    @Override
    public Sent sent() {
        return new Sent((long) memory.number() << NUMBER_SHIFT, List.of(name()));
    }

    @Override
    public synchronized boolean receivedAgain(Sent sent) {
        return !closed;
    }

    @Override
    public String name() {
        return memory.name();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized MemorySegment segment() {
        if (closed) {
            throw new ClosedException(
                    "the shared memory \"%s\" was closed in this process; attach(\"%s\") opens it again"
                            .formatted(name(), name()));
        }
        return memory.segment();
    }

    @Override
    public ByteBuffer buffer() {
        if (size > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "a buffer cannot have %d bytes; use segment() instead".formatted(size));
        }
        return segment().asByteBuffer().order(ByteOrder.nativeOrder());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            memory.close();
            closed = true;
            OPEN.remove(this);
        }
    }

    @Override
    public void unlink() {
        if (!memory.unlink()) {
            throw new IllegalStateException(
                    "the shared memory \"%s\" was unlinked before; once is enough for all processes"
                            .formatted(name()));
        }
    }

    @Override
    public String toString() {
        return "SharedMemory[%s, %d bytes]".formatted(name(), size);
    }
}
