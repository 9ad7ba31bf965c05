package dev.brood.channel;

import dev.brood.error.BrokenPipeException;
import dev.brood.error.ClosedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.hold.Holders;
import dev.brood.hold.Transit;
import dev.brood.memory.Deadline;
import dev.brood.memory.Handle;
import dev.brood.memory.Roster;
import dev.brood.memory.SharedObject;
import dev.brood.memory.Words;
import dev.brood.wire.Codec;
import dev.brood.wire.FlatFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One end of a {@link Pipe}. Messages keep their boundaries, whatever their size. A sender waits when some megabytes are
 * under way that nobody has received.
 *
 * <p>May be sent anywhere: then several processes hold the same end, and each message goes to one of them. An end is gone
 * when every process that held it has closed it, has dropped it, or has ended. So the end of the stream is only seen after
 * the parent has closed its own copy of what it gave to a child.
 *
 * <p>A function in a message brings its classes, but no session variables: where it is called, it finds those of that process,
 * as they came with what the process was started for. Give it what it needs as captured or local variables, or as an argument.
 *
 * <p>Memory consistency effects: what a thread did before it sent a message is visible to the thread that receives it, as
 * far as it is in shared memory or in the same process.
 *
 * <p>If a process dies in the middle of a call: messages are whole or not there. What it had sent can be received; then,
 * if nobody else holds its end, the other side is told so within a second.
 *
 * @param <T> type of what is sent and received
 */
public final class Connection<T> extends SharedObject implements Waitable, AutoCloseable {

    /** Leaves what is not an array of bytes where it is. */
    private static final Lane.Reader BYTES =
            new Lane.Reader() {
                @Override
                public Object read(long number, Words words, long offset) {
                    check(words, offset);
                    return FlatFormat.read(words, offset);
                }

                @Override
                public void check(Words words, long offset) {
                    if (!FlatFormat.isBytes(words, offset)) {
                        throw new IllegalStateException(
                                "the next message is an object: receive it by recv()");
                    }
                }
            };

    private final PipeCell cell;
    private final int side;
    private final Holders own;
    private final Holders peers;
    private final Hold hold;
    private final PeersGone peersGone = new PeersGone();

    /** The hold of this process on the end; knows nothing of the connection, so as not to keep it reachable. */
    private static final class Hold implements Runnable {

        private final PipeCell cell;
        private final Holders ends;
        private final Roster.Entry entry;
        private boolean closed;

        Hold(PipeCell cell, Holders ends, Roster.Entry entry) {
            this.cell = cell;
            this.ends = ends;
            this.entry = entry;
        }

        synchronized boolean isClosed() {
            return closed;
        }

        @Override
        public void run() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            ends.leave(entry);
            cell.disposeIfDeserted();
        }
    }

    /** Knows whether the other end is gone. Looks who is dead now and then only, as that takes a while. */
    private final class PeersGone implements Lane.Watch {

        private static final long TRUST = 100_000_000;

        private long departures = -1;
        private long looked;
        private boolean gone;

        @Override
        public synchronized boolean isOver() {
            long now = peers.departures();
            if (now != departures || System.nanoTime() - looked > TRUST) {
                departures = now;
                look();
            }
            return gone || hold.isClosed();
        }

        @Override
        public synchronized boolean isOverAfterSilence() {
            look();
            return gone || hold.isClosed();
        }

        private void look() {
            gone = !peers.isAnyoneThere();
            looked = System.nanoTime();
        }
    }

    Connection(PipeCell cell, int side) {
        this(cell, side, cell.ends(side == 1).enter());
    }

    private Connection(PipeCell cell, int side, Roster.Entry entry) {
        super(cell, PipeCell.endsAt(side), Holders.SIZE);
        this.cell = cell;
        this.side = side;
        this.own = cell.ends(side == 1);
        this.peers = cell.ends(side == 0);
        this.hold = new Hold(cell, own, entry);
        whenUnreachable(hold);
    }

    @Override
    public Sent sent() {
        checkOpen();
        share();
        Transit.Ticket ticket = Transit.ticket(own, this);
        return new Sent(address(), List.of(side, ticket.index(), ticket.number()));
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        int side = (Integer) sent.parts().getFirst();
        PipeCell cell = PipeCell.of(sent.address(), side);
        return new Connection<>(cell, side, cell.ends(side == 1).claim(index(sent), number(sent)));
    }

    @Override
    public boolean receivedAgain(Sent sent) {
        if (hold.isClosed()) {
            return false;
        }
        own.drop(index(sent), number(sent));
        return true;
    }

    private static int index(Sent sent) {
        return (Integer) sent.parts().get(1);
    }

    private static long number(Sent sent) {
        return (Long) sent.parts().get(2);
    }

    // ---- sending

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
    public void send(T message) {
        sendAny(message);
    }

    /**
     * Sends bytes as a message of their own, which may be empty.
     *
     * @param bytes the message
     * @throws BrokenPipeException if nobody holds the other end; otherwise as {@link #send}
     */
    public void sendBytes(byte[] bytes) {
        sendAny(Objects.requireNonNull(bytes, "the bytes to send must not be null"));
    }

    /**
     * Sends a part of an array of bytes as a message of its own.
     *
     * @param bytes the array
     * @param offset index of the first byte
     * @param length how many; may be none
     * @throws IndexOutOfBoundsException if there are no such bytes in the array; otherwise as {@link #send}
     */
    public void sendBytes(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        sendAny(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    private void sendAny(Object message) {
        checkOpen();
        if (side == 0 && cell.isOneWay()) {
            throw new IllegalStateException(
                    "this end of the pipe only receives: send on the second one");
        }
        try {
            if (peersGone.isOver()
                    || !Sending.put(
                            cell.from(side), "message", message, Deadline.NEVER, peersGone)) {
                checkOpen();
                throw new BrokenPipeException("nobody holds the other end of this pipe any more");
            }
        } catch (InterruptedException e) {
            throw WaitInterruptedException.during("waiting for room in a pipe", e);
        }
    }

    // ---- receiving

    /**
     * Receives the next message; waits as long as it takes.
     *
     * @return the object, possibly null
     * @throws EndOfStreamException if nobody holds the other end and all was received
     * @throws IllegalStateException if this end only sends
     * @throws ClosedException if this end was closed here
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    @SuppressWarnings("unchecked") // whoever sent it says so
    public T recv() {
        return (T) FlatFormat.decode(recvAny(incoming(), Lane.VALUES), Codec.ofThisProcess());
    }

    /**
     * Receives the next message, which must be one of bytes. Beside other receivers of the same end it takes nothing but
     * bytes.
     *
     * @return the bytes
     * @throws IllegalStateException if the next message is an object, which stays there; or if this end only sends
     * @throws EndOfStreamException if nobody holds the other end and all was received; otherwise as {@link #recv}
     */
    public byte[] recvBytes() {
        Lane lane = incoming();
        try {
            return (byte[]) recvAny(lane, BYTES);
        } catch (IllegalStateException e) {
            lane.callOne(); // this one may have been woken in place of one who takes anything
            throw e;
        }
    }

    private Object recvAny(Lane lane, Lane.Reader reader) {
        try {
            Object message = lane.get(reader, Deadline.NEVER, peersGone);
            if (message == Lane.NOTHING) {
                checkOpen();
                throw new EndOfStreamException(
                        "nobody holds the other end of this pipe any more, and all was received");
            }
            return message;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Tells whether a {@link #recv} would return at once, or fail at once because the stream has ended.
     *
     * @return false if it would wait
     */
    public boolean poll() {
        return poll(Duration.ZERO);
    }

    /**
     * Waits until a {@link #recv} would return at once, or fail at once because the stream has ended.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws IllegalStateException if this end only sends
     * @throws ClosedException if this end was closed here
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    public boolean poll(Duration timeout) {
        boolean ready = await(Deadline.in(timeout)) || peersGone.isOver();
        checkOpen();
        return ready;
    }

    private boolean await(Deadline deadline) {
        try {
            return incoming().awaitItems(deadline, peersGone);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Lane incoming() {
        checkOpen();
        if (side == 1 && cell.isOneWay()) {
            throw new IllegalStateException(
                    "this end of the pipe only sends: receive on the first one");
        }
        return cell.from(1 - side);
    }

    private static WaitInterruptedException interrupted(InterruptedException e) {
        return WaitInterruptedException.during("waiting for a message", e);
    }

    @Override
    public boolean isReady() {
        // not poll(), which looks at once who is dead: too much for whoever asks all the time
        return hold.isClosed() || incoming().hasItems() || peersGone.isOver();
    }

    // ---- closing

    /** Closes this process's copy of the end, for all of its threads. Closing again does nothing. */
    @Override
    public void close() {
        hold.run();
    }

    /**
     * Tells whether this end was closed in this process.
     *
     * @return true after {@link #close}
     */
    public boolean isClosed() {
        return hold.isClosed();
    }

    private void checkOpen() {
        if (hold.isClosed()) {
            throw new ClosedException("this end of the pipe was closed in this process");
        }
    }

    @Override
    public String toString() {
        return isClosed()
                ? "Connection[closed]"
                : side == 0 ? "Connection[first]" : "Connection[second]";
    }
}
