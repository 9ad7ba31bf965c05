package dev.brood.sync;

import dev.brood.error.ClosedException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Bytes that processes share, found by name or sent. All who have it see the same memory. It may be sent anywhere, also
 * after it was closed here.
 *
 * <p>Each process that has it should close it, best by try-with-resources, which gives its address space back. The memory
 * itself is there until one of them, whoever is the last to need it, calls {@link #unlink}; or until the session ends. Who
 * still has it open then may go on to use it.
 *
 * <p>Memory consistency effects: none but those of the access modes that are used, and of synchronisers around them.
 *
 * <p>If a holder dies: the memory keeps what it has written.
 */
public interface SharedMemory extends AutoCloseable {

    /**
     * Tells its name.
     *
     * @return the name, also after it was closed
     */
    String name();

    /**
     * Tells its size.
     *
     * @return bytes, exactly as many as were asked for
     */
    long size();

    /**
     * Gives the memory.
     *
     * @return a segment, to be used until {@link #close}
     * @throws ClosedException if it was closed
     */
    MemorySegment segment();

    /**
     * Gives the memory as a buffer.
     *
     * @return a buffer from 0 to the size, in the machine's order of bytes, to be used until {@link #close}
     * @throws ClosedException if it was closed
     * @throws IllegalStateException if it is too large for a buffer
     */
    ByteBuffer buffer();

    /**
     * Ends the use of it in this process. Others are not affected. What was taken of it by {@link #segment} and
     * {@link #buffer} throws from now on when it is used. Does nothing when repeated.
     *
     * @throws IllegalStateException if another thread is using it at this very moment
     */
    @Override
    void close();

    /**
     * Takes the name away, so that the memory is given back when nobody has it open any more. Once for all processes.
     *
     * @throws IllegalStateException if that was done before
     */
    void unlink();
}
