package dev.brood.internal.socket;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.channel.PipeEnd;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Messages of a socket that another process of the session has, through pipes in shared memory, each with its kind in front. */
final class PipeFrames implements Frames {

    private final Connection<byte[]> from;
    private final Connection<byte[]> to;

    /** Objects that came where bytes were wanted. */
    private final Deque<Frame> left = new ConcurrentLinkedDeque<>();

    PipeFrames(Connection<byte[]> from, Connection<byte[]> to) {
        this.from = from;
        this.to = to;
    }

    /** Makes both ends of a line. */
    static PipeFrames[] line() {
        Pipe<byte[]> there = PipeEnd.pair(false);
        Pipe<byte[]> back = PipeEnd.pair(false);
        return new PipeFrames[] {
            new PipeFrames(back.receiver(), there.sender()),
            new PipeFrames(there.receiver(), back.sender())
        };
    }

    Connection<byte[]> from() {
        return from;
    }

    Connection<byte[]> to() {
        return to;
    }

    @Override
    public void send(byte kind, byte[] body, int offset, int length) {
        byte[] message = new byte[1 + length];
        message[0] = kind;
        System.arraycopy(body, offset, message, 1, length);
        to.sendBytes(message);
    }

    @Override
    public Frame recv(boolean onlyBytes) {
        Frame frame = left.pollFirst();
        if (frame == null) {
            byte[] message = from.recvBytes();
            byte[] body = new byte[message.length - 1];
            System.arraycopy(message, 1, body, 0, body.length);
            frame = new Frame(message[0], body);
        }
        if (onlyBytes && frame.kind() != BYTES) {
            left.addFirst(frame);
            throw Frames.noBytes();
        }
        return frame;
    }

    @Override
    public boolean await(Deadline deadline) {
        return !left.isEmpty() || from.poll(Duration.ofNanos(Math.max(0, deadline.remaining())));
    }

    @Override
    public boolean isReady() {
        return !left.isEmpty() || from.isReady();
    }

    @Override
    public boolean isClosed() {
        return from.isClosed();
    }

    @Override
    public void close() {
        from.close();
        to.close();
    }
}
