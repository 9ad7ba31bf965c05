package dev.brood.channel;

import dev.brood.error.BrokenPipeException;
import dev.brood.error.ClosedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.error.WaitInterruptedException;
import java.time.Duration;

/**
 * One end of a {@link Pipe}, or of a connection to another program. Messages keep their boundaries, whatever their size. A sender waits when some megabytes are
 * under way that nobody has received.
 *
 * <p>May be sent anywhere: then several processes hold the same end, and each message goes to one of them. An end is gone
 * when every process that held it has closed it, has dropped it, or has ended. So the end of the stream is only seen after
 * the parent has closed its own copy of what it gave to a child.
 *
 * <p>A function in a message brings its classes, but no session variables: where it is called, it finds those of that process,
 * as they came with what the process was started for. Give it what it needs as captured or local variables, or as an argument.
 *
 * <p>Over a socket, as {@code client} and {@link Listener#accept} give it, all of this holds, with these differences:
 *
 * <ul>
 *   <li>What may be under way is what the system's buffers hold, some hundred kilobytes.
 *   <li>A sender that is interrupted while the rest of a message waits for room can send no more, and the other side sees the end of
 *       the stream: half a message cannot be taken back.
 *   <li>When it is sent to another process of the session, the process that had it first carries the messages of all from then on.
 *       When that one ends, the others see the end of the stream.
 *   <li>Queues, locks and the like can only go to processes of the same session. Of classes that are not the JDK's, another program
 *       must have its own.
 * </ul>
 *
 * <p>Memory consistency effects: what a thread did before it sent a message is visible to the thread that receives it, as
 * far as it is in shared memory or in the same process.
 *
 * <p>If a process dies in the middle of a call: messages are whole or not there. What it had sent can be received; then,
 * if nobody else holds its end, the other side is told so within a second.
 *
 * @param <T> type of what is sent and received
 */
public interface Connection<T> extends Waitable, AutoCloseable {

    /**
     * Sends an object; waits if too much is under way.
     *
     * @param message the object, or null
     * @throws dev.brood.error.NotSendableException if it cannot be sent; nothing was sent then
     * @throws BrokenPipeException if nobody holds the other end
     * @throws dev.brood.error.SharedMemoryException if there is no shared memory for it; nothing was sent then
     * @throws IllegalStateException if this end only receives
     * @throws ClosedException if this end was closed here
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    void send(T message);

    /**
     * Sends bytes as a message of their own, which may be empty.
     *
     * @param bytes the message
     * @throws BrokenPipeException if nobody holds the other end; otherwise as {@link #send}
     */
    void sendBytes(byte[] bytes);

    /**
     * Sends a part of an array of bytes as a message of its own.
     *
     * @param bytes the array
     * @param offset index of the first byte
     * @param length how many; may be none
     * @throws IndexOutOfBoundsException if there are no such bytes in the array; otherwise as {@link #send}
     */
    void sendBytes(byte[] bytes, int offset, int length);

    /**
     * Receives the next message; waits as long as it takes.
     *
     * @return the object, possibly null
     * @throws EndOfStreamException if nobody holds the other end and all was received
     * @throws IllegalStateException if this end only sends
     * @throws ClosedException if this end was closed here
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    T recv();

    /**
     * Receives the next message, which must be one of bytes. Beside other receivers of the same end it takes nothing but
     * bytes.
     *
     * @return the bytes
     * @throws IllegalStateException if the next message is an object, which stays there; or if this end only sends
     * @throws EndOfStreamException if nobody holds the other end and all was received; otherwise as {@link #recv}
     */
    byte[] recvBytes();

    /**
     * Tells whether a {@link #recv} would return at once, or fail at once because the stream has ended.
     *
     * @return false if it would wait
     */
    boolean poll();

    /**
     * Waits until a {@link #recv} would return at once, or fail at once because the stream has ended.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws IllegalStateException if this end only sends
     * @throws ClosedException if this end was closed here
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    boolean poll(Duration timeout);

    /**
     * Tells whether this end was closed in this process.
     *
     * @return true after {@link #close}
     */
    boolean isClosed();

    /** Closes this process's copy of the end, for all of its threads. Closing again does nothing. */
    @Override
    void close();
}
