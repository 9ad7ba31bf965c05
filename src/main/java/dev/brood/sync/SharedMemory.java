package dev.brood.sync;

import dev.brood.error.ClosedException;
import dev.brood.memory.Handle;
import dev.brood.memory.NamedSegment;
import dev.brood.memory.Session;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Bytes that processes share, found by name or sent. All who have it see the same memory. It may be sent anywhere, also
 * after it was closed here.
 *
 * <p>Each process that has it should close it, best by try-with-resources, which gives its address space back. The memory
 * itself is there until one of them, whoever is the last to need it, calls {@link #unlink}; or until the session ends. Who
 * still has it open then may go on to use it.
 *
 * <p>It has no layout: all of it is the user's, zeros at first.
 *
 * <p>Memory consistency effects: none but those of the access modes that are used, and of synchronisers around them.
 *
 * <p>If a holder dies: the memory keeps what it has written.
 */
public final class SharedMemory implements Handle, AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int LONGEST_NAME = 200;
    private static final int NUMBER_SHIFT = 32;

    /** What is open stays known: it is mapped once however often it arrives, and its memory outlives its handle. */
    private static final Set<SharedMemory> OPEN = ConcurrentHashMap.newKeySet();

    private final NamedSegment memory;
    private final long size;
    private boolean closed;

    private SharedMemory(NamedSegment memory) {
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
        return new SharedMemory(made);
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
        return new SharedMemory(made);
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
        return new SharedMemory(found);
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
        return new SharedMemory(
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

    /**
     * Tells its name.
     *
     * @return the name, also after it was closed
     */
    public String name() {
        return memory.name();
    }

    /**
     * Tells its size.
     *
     * @return bytes, exactly as many as were asked for
     */
    public long size() {
        return size;
    }

    /**
     * Gives the memory.
     *
     * @return a segment, to be used until {@link #close}
     * @throws ClosedException if it was closed
     */
    public synchronized MemorySegment segment() {
        if (closed) {
            throw new ClosedException(
                    "the shared memory \"%s\" was closed in this process; attach(\"%s\") opens it again"
                            .formatted(name(), name()));
        }
        return memory.segment();
    }

    /**
     * Gives the memory as a buffer.
     *
     * @return a buffer from 0 to the size, in the machine's order of bytes, to be used until {@link #close}
     * @throws ClosedException if it was closed
     * @throws IllegalStateException if it is too large for a buffer
     */
    public ByteBuffer buffer() {
        if (size > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "a buffer cannot have %d bytes; use segment() instead".formatted(size));
        }
        return segment().asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * Ends the use of it in this process. Others are not affected. What was taken of it by {@link #segment} and
     * {@link #buffer} throws from now on when it is used. Does nothing when repeated.
     *
     * @throws IllegalStateException if another thread is using it at this very moment
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            memory.close();
            closed = true;
            OPEN.remove(this);
        }
    }

    /**
     * Takes the name away, so that the memory is given back when nobody has it open any more. Once for all processes.
     *
     * @throws IllegalStateException if that was done before
     */
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
