package dev.brood.channel;

import dev.brood.error.AuthenticationException;
import dev.brood.error.ClosedException;
import dev.brood.error.WaitInterruptedException;
import java.time.Duration;

/**
 * Waits at an address for other programs that connect by {@code client}. It listens from the moment it is made: who comes is let
 * in, or turned away, whether somebody waits in {@link #accept} or not, so what a client has sent before it closed is received,
 * also if {@code accept} comes later.
 *
 * <p>Both sides prove that they know the key before anything else is read. Whoever does not is told so, and the next
 * {@code accept} says it by an exception; so a loop around {@code accept} goes on after an {@link AuthenticationException}. Whoever
 * says nothing is turned away after ten seconds. None of them holds up others. Who only connects and hangs up is not mentioned.
 *
 * <p>It stays in the process that made it; its {@link #address} goes anywhere.
 *
 * <p>If a process dies that listens: clients see the end of their streams, and nobody listens there any more. The file of a Unix
 * socket stays, unless it lies in the session's folder.
 */
public interface Listener extends Waitable, AutoCloseable {

    /**
     * Gives the next connection; waits as long as it takes.
     *
     * @param <T> type of what is sent and received
     * @return the connection
     * @throws AuthenticationException if somebody came who did not prove that he knows the key; call again for the next one
     * @throws ClosedException if the listener is closed, or is meanwhile
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    <T> Connection<T> accept();

    /**
     * Gives the next connection, if there is one in time.
     *
     * @param <T> type of what is sent and received
     * @param timeout how long to wait; zero or less is not at all
     * @return the connection, or null if nobody came in time
     * @throws AuthenticationException if somebody came who did not prove that he knows the key; call again for the next one
     * @throws ClosedException if the listener is closed, or is meanwhile
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    <T> Connection<T> accept(Duration timeout);

    /**
     * Tells where it listens.
     *
     * @return the address, with the port that was chosen
     */
    Address address();

    /**
     * Tells where the last client came from that was accepted.
     *
     * @return the address, or null if there was none yet; of a client at a Unix socket, which has no address of its own, that of
     *     the listener
     */
    Address lastAccepted();

    /**
     * Stops listening. Nobody can connect any more, who waits in {@link #accept} gets a {@link ClosedException}, and who was not
     * accepted yet sees the end of the stream. Connections that were accepted stay. Closing again does nothing.
     */
    @Override
    void close();
}
