package dev.brood.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.brood.channel.Address;
import dev.brood.channel.Connection;
import dev.brood.error.ClosedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Secret;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.socket.Frames.Frame;
import dev.brood.internal.wire.Codec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A {@link Connection} to another program. As soon as it is sent to another process of the session, a {@link Relay} serves all
 * that have it, this one included.
 *
 * @param <T> type of what is sent and received
 */
final class SocketConnection<T> implements Connection<T>, Handle {

    private static final int ADDRESS_BYTES = 8;

    private final String peer;

    /** Among all connections that are sent; zero as long as this is not. */
    @GuardedBy("this")
    private long address;

    private volatile Frames frames;

    private SocketConnection(String peer, Frames frames) {
        this.peer = peer;
        this.frames = frames;
    }

    /** Makes one of a socket whose other side has proved that it knows the key. */
    static <T> SocketConnection<T> of(Address peer, SocketFrames frames) {
        return new SocketConnection<>(peer.toString(), frames);
    }

    @Override
    public synchronized Sent sent() {
        checkOpen();
        if (address == 0) {
            address = ByteBuffer.wrap(Secret.bytes(ADDRESS_BYTES)).getLong();
        }
        if (frames instanceof SocketFrames socket) {
            frames = Relay.start(socket);
            socket.replaced(); // not before: who waits there looks here then
        }
        PipeFrames pipes = (PipeFrames) frames;
        return new Sent(address, List.of(peer, pipes.from(), pipes.to()));
    }

    @SuppressWarnings({"unused", "unchecked"}) // see Handle
    private static Handle received(Sent sent) {
        var connection =
                new SocketConnection<>(
                        (String) sent.parts().get(0),
                        new PipeFrames(
                                (Connection<byte[]>) sent.parts().get(1),
                                (Connection<byte[]>) sent.parts().get(2)));
        synchronized (connection) {
            connection.address = sent.address();
        }
        return connection;
    }

    @Override
    public boolean receivedAgain(Sent sent) {
        return !isClosed();
    }

    // ---- sending

    @Override
    public void send(T message) {
        if (message instanceof byte[] bytes) {
            sendBytes(bytes);
            return;
        }
        checkOpen();
        try (InFlightReferences references = InFlightReferences.begin(true)) {
            byte[] graph = Codec.ofThisProcess().encode(message);
            frames.send(Frames.OBJECT, graph, 0, graph.length);
            references.sent();
        }
    }

    @Override
    public void sendBytes(byte[] bytes) {
        Objects.requireNonNull(bytes, "the bytes to send must not be null");
        frames.send(Frames.BYTES, bytes, 0, bytes.length);
    }

    @Override
    public void sendBytes(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        frames.send(Frames.BYTES, bytes, offset, length);
    }

    // ---- receiving

    @Override
    @SuppressWarnings("unchecked") // whoever sent it says so
    public T recv() {
        Frame frame = next(false);
        return (T)
                (frame.kind() == Frames.BYTES
                        ? frame.body()
                        : Codec.ofThisProcess().decode(frame.body()));
    }

    @Override
    public byte[] recvBytes() {
        return next(true).body();
    }

    private Frame next(boolean onlyBytes) {
        while (true) {
            Frame frame = frames.recv(onlyBytes);
            if (frame != null) {
                return frame;
            }
        }
    }

    @Override
    public boolean poll() {
        return poll(Duration.ZERO);
    }

    @Override
    public boolean poll(Duration timeout) {
        return frames.await(Deadline.in(timeout));
    }

    @Override
    public boolean isReady() {
        return frames.isReady();
    }

    // ---- closing

    @Override
    public synchronized void close() {
        frames.close();
    }

    @Override
    public boolean isClosed() {
        return frames.isClosed();
    }

    private void checkOpen() {
        if (isClosed()) {
            throw new ClosedException("this connection was closed in this process");
        }
    }

    @Override
    public String toString() {
        return isClosed() ? "Connection[closed]" : "Connection[" + peer + "]";
    }
}
