package dev.brood.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.ClosedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages through a socket. There is no thread behind it: whoever receives reads, and whoever sends and has to wait for room
 * takes in one message meanwhile, so that two who send at the same time do not wait for each other.
 */
final class SocketFrames implements Frames {

    private static final int BUFFER = 32 * 1024;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final SocketChannel channel;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private final Readiness toRead;
    private final Readiness toWrite;

    @GuardedBy("reading")
    private final Incoming incoming;

    @GuardedBy("writing")
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);

    private volatile boolean closed;
    private volatile boolean replaced;

    /** Takes over a channel that does not block. */
    SocketFrames(SocketChannel channel) {
        this.channel = channel;
        this.incoming = new Incoming(channel);
        this.toRead = new Readiness(channel);
        this.toWrite = new Readiness(channel);
    }

    // ---- sending

    @Override
    public void send(byte kind, byte[] body, int offset, int length) {
        lock(writing, "waiting to send through a socket");
        try {
            checkOpen();
            checkPeer();
            boolean begun = false;
            out.clear().put(kind).putInt(length);
            int at = offset;
            do {
                int part = Math.min(out.remaining(), offset + length - at);
                out.put(body, at, part).flip();
                at += part;
                while (out.hasRemaining()) {
                    if (channel.write(out) > 0) {
                        begun = true;
                    } else {
                        awaitRoom(begun);
                    }
                }
                out.clear();
            } while (at < offset + length);
        } catch (IOException e) {
            checkOpen();
            throw broken(e.getMessage());
        } finally {
            writing.unlock();
        }
    }

    /** To a socket one can write for a while after the other side has closed it. */
    private void checkPeer() {
        if (reading.tryLock()) {
            try {
                if (incoming.look() && incoming.end() != null) {
                    throw broken("it was closed");
                }
            } finally {
                reading.unlock();
            }
        }
    }

    @GuardedBy("writing")
    private void awaitRoom(boolean begun) throws IOException {
        checkOpen();
        if (Thread.interrupted()) {
            if (begun) {
                channel.shutdownOutput(); // half a message cannot be taken back
            }
            throw Interrupted.during(
                    begun
                            ? "sending through a socket, in the middle of a message: nothing more can be sent"
                            : "waiting for room in a socket",
                    new InterruptedException());
        }
        int operations = SelectionKey.OP_WRITE;
        if (reading.tryLock()) {
            try {
                if (!incoming.look()) {
                    operations |= SelectionKey.OP_READ;
                }
            } finally {
                reading.unlock();
            }
        }
        toWrite.await(operations, Deadline.NEVER);
    }

    private static BrokenPipeException broken(String why) {
        return new BrokenPipeException("the other end of this connection is gone: " + why);
    }

    // ---- receiving

    @Override
    public Frame recv(boolean onlyBytes) {
        return recv(onlyBytes, false);
    }

    /** Receives for those that took the place of this. */
    Frame recvForOthers() {
        return recv(false, true);
    }

    private Frame recv(boolean onlyBytes, boolean forOthers) {
        if (!lockToRead(forOthers)) {
            return null;
        }
        try {
            while (true) {
                checkOpen();
                if (replaced && !forOthers) {
                    return null;
                }
                if (incoming.look()) {
                    return take(onlyBytes);
                }
                checkInterrupt();
                toRead.await(SelectionKey.OP_READ, Deadline.NEVER);
            }
        } finally {
            reading.unlock();
        }
    }

    /** Whoever reads for others keeps the lock while nothing comes: who waits for it looks now and then. */
    private boolean lockToRead(boolean forOthers) {
        Deadline soon = Deadline.in(LOOK);
        while (!lock(reading, soon)) {
            checkOpen();
            if (replaced && !forOthers) {
                return false;
            }
            soon = Deadline.in(LOOK);
        }
        return true;
    }

    @GuardedBy("reading")
    private Frame take(boolean onlyBytes) {
        if (incoming.end() != null) {
            throw new EndOfStreamException(incoming.end());
        }
        if (onlyBytes && incoming.peek().kind() != BYTES) {
            throw Frames.noBytes();
        }
        return incoming.take();
    }

    @Override
    public boolean await(Deadline deadline) {
        if (!lock(reading, deadline)) {
            return false;
        }
        try {
            while (true) {
                checkOpen();
                if (incoming.look()) {
                    return true;
                }
                if (deadline.isOver()) {
                    return false;
                }
                checkInterrupt();
                toRead.await(SelectionKey.OP_READ, deadline);
            }
        } finally {
            reading.unlock();
        }
    }

    @Override
    public boolean isReady() {
        if (closed) {
            return true;
        }
        if (!reading.tryLock()) {
            return false; // somebody else waits for it already
        }
        try {
            return incoming.look();
        } finally {
            reading.unlock();
        }
    }

    private static void lock(ReentrantLock lock, String what) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Interrupted.during(what, e);
        }
    }

    private static boolean lock(ReentrantLock lock, Deadline deadline) {
        try {
            return lock.tryLock(deadline.remaining(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for a message", e);
        }
    }

    private static void checkInterrupt() {
        if (Thread.interrupted()) {
            throw Interrupted.during("waiting for a message", new InterruptedException());
        }
    }

    // ---- closing

    /** Others take the place of this, and use it: who waits here is to ask them. */
    void replaced() {
        replaced = true;
        toRead.wake();
    }

    private void checkOpen() {
        if (closed) {
            throw new ClosedException("this connection was closed in this process");
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        dropWhatCame();
        try {
            channel.close();
        } catch (IOException e) {
            // the other side was quicker
        }
        toRead.close(); // only then the system closes it
        toWrite.close();
    }

    /** What was not received would make the system take back what is still to be delivered. */
    private void dropWhatCame() {
        if (reading.tryLock()) {
            try {
                incoming.drop();
            } finally {
                reading.unlock();
            }
        }
    }
}
