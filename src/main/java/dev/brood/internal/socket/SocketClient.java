package dev.brood.internal.socket;

import dev.brood.channel.Address;
import dev.brood.channel.Connection;
import dev.brood.error.AuthenticationException;
import dev.brood.error.DisconnectedException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.process.HiddenKey;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Connects to a {@link SocketListener}. */
public final class SocketClient {

    /** Between two looks whether a Unix socket takes one more. */
    private static final Duration NAP = Duration.ofMillis(10);

    private final Address address;
    private final HiddenKey key;
    private final Deadline deadline = Deadline.in(Challenge.PATIENCE);
    private SocketChannel channel;
    private Readiness readiness;

    private SocketClient(Address address, HiddenKey key) {
        this.address = address;
        this.key = key;
    }

    /**
     * Connects to a port of this machine.
     *
     * @param <T> type of what is sent and received
     * @param port which one
     * @param key what both sides must know
     * @return the connection
     */
    public static <T> Connection<T> connect(int port, HiddenKey key) {
        return connect(Sockets.loopback(port), key);
    }

    /**
     * Connects to a Unix socket.
     *
     * @param <T> type of what is sent and received
     * @param path of the socket
     * @param key what both sides must know
     * @return the connection
     */
    public static <T> Connection<T> connect(Path path, HiddenKey key) {
        return connect(new Address.Unix(path), key);
    }

    /**
     * Connects.
     *
     * @param <T> type of what is sent and received
     * @param address where somebody listens
     * @param key what both sides must know
     * @return the connection
     * @throws AuthenticationException if one side does not know the key
     * @throws DisconnectedException if nobody is there, or does not answer in time
     * @throws WaitInterruptedException if the thread is interrupted meanwhile
     */
    public static <T> Connection<T> connect(Address address, HiddenKey key) {
        SocketClient client = new SocketClient(address, key);
        boolean done = false;
        try {
            client.reach();
            client.prove();
            client.readiness.close();
            Sockets.tune(client.channel);
            done = true;
            return SocketConnection.of(address, new SocketFrames(client.channel));
        } catch (UnknownHostException e) {
            throw new DisconnectedException("no such host: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DisconnectedException(
                    "nobody listens at %s: %s".formatted(address, e.getMessage()), e);
        } finally {
            if (!done) {
                client.close();
            }
        }
    }

    private void open() throws IOException {
        close();
        channel = Sockets.open(address);
        readiness = new Readiness(channel);
    }

    private void reach() throws IOException {
        var socketAddress = Sockets.of(address);
        open();
        if (address instanceof Address.Unix(var path)) {
            while (!takesOneMore(socketAddress, path)) {
                nap();
                open();
            }
        } else if (!channel.connect(socketAddress)) {
            do {
                await(SelectionKey.OP_CONNECT);
            } while (!channel.finishConnect());
        }
    }

    /** If too many wait at a Unix socket, it does not even begin; the system calls that "temporarily unavailable". */
    private boolean takesOneMore(SocketAddress socketAddress, Path path) throws IOException {
        try {
            return channel.connect(socketAddress);
        } catch (SocketException e) {
            if (e.getClass() == SocketException.class && Files.exists(path)) {
                return false; // if nobody listened there, it would be a ConnectException
            }
            throw e;
        }
    }

    private void nap() {
        check();
        try {
            Thread.sleep(NAP);
        } catch (InterruptedException e) {
            throw Interrupted.during("connecting to " + address, e);
        }
    }

    private void prove() throws IOException {
        ByteBuffer greeting = read(Challenge.GREETING);
        Challenge challenge = Challenge.ofClient(key, greeting);
        if (challenge == null) {
            throw new AuthenticationException(
                    "who listens at " + address + " is none that listener(…) has made");
        }
        ByteBuffer answer = challenge.answer();
        channel.write(answer.duplicate()); // there is room for so little in a socket that is new
        ByteBuffer verdict = read(Challenge.VERDICT);
        if (verdict.get(0) != Challenge.WELCOME) {
            throw new AuthenticationException(
                    "the listener at " + address + " has another key than this client");
        }
        if (!challenge.isProof(verdict, answer)) {
            throw new AuthenticationException(
                    "the listener at " + address + " did not prove that it knows the key");
        }
    }

    private ByteBuffer read(int bytes) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(bytes);
        while (read.hasRemaining()) {
            int count = channel.read(read);
            if (count < 0) {
                throw new DisconnectedException(
                        "the listener at "
                                + address
                                + " hung up before both had proved that they know the key",
                        null);
            }
            if (count == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return read;
    }

    private void await(int operations) {
        check();
        readiness.await(operations, deadline);
    }

    private void check() {
        if (Thread.interrupted()) {
            throw Interrupted.during("connecting to " + address, new InterruptedException());
        }
        if (deadline.isOver()) {
            throw new DisconnectedException(
                    "who listens at %s did not answer within %d seconds"
                            .formatted(address, Challenge.PATIENCE.toSeconds()),
                    null);
        }
    }

    private void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // it never was of any use
            }
            readiness.close();
        }
    }
}
