package dev.brood.internal.channel;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.error.BrokenPipeException;
import dev.brood.error.ClosedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.hold.Holders;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.SharedObject;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.InPlaceFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A {@link Connection} in shared memory.
 *
 * @param <T> type of what is sent and received
 */
public final class PipeEnd<T> extends SharedObject implements Connection<T> {

    /** Leaves what is not an array of bytes where it is. */
    private static final RecordQueue.Reader BYTES =
            new RecordQueue.Reader() {
                @Override
                public Object read(long number, AtomicMemory words, long offset) {
                    check(words, offset);
                    return InPlaceFormat.read(words, offset);
                }

                @Override
                public void check(AtomicMemory words, long offset) {
                    if (!InPlaceFormat.isBytes(words, offset)) {
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
        private final ParticipantTable.Entry entry;
        private boolean closed;

        Hold(PipeCell cell, Holders ends, ParticipantTable.Entry entry) {
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
    private final class PeersGone implements RecordQueue.Watch {

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

    /**
     * Makes a pipe.
     *
     * @param <T> type of what is sent
     * @param duplex whether both ends send and receive; otherwise the first receives and the second sends
     * @return its ends
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> Pipe<T> pair(boolean duplex) {
        PipeCell cell = PipeCell.create(duplex);
        return new Pipe<>(new PipeEnd<>(cell, 0), new PipeEnd<>(cell, 1));
    }

    PipeEnd(PipeCell cell, int side) {
        this(cell, side, cell.ends(side == 1).enter());
    }

    private PipeEnd(PipeCell cell, int side, ParticipantTable.Entry entry) {
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
        InFlightReferences.Ticket ticket = InFlightReferences.ticket(own, this);
        return new Sent(address(), List.of(side, ticket.index(), ticket.number()));
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        int side = (Integer) sent.parts().getFirst();
        PipeCell cell = PipeCell.of(sent.address(), side);
        return new PipeEnd<>(cell, side, cell.ends(side == 1).claim(index(sent), number(sent)));
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

    @Override
    public void send(T message) {
        sendAny(message);
    }

    @Override
    public void sendBytes(byte[] bytes) {
        sendAny(Objects.requireNonNull(bytes, "the bytes to send must not be null"));
    }

    @Override
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
                    || !Sender.put(
                            cell.from(side), "message", message, Deadline.NEVER, peersGone)) {
                checkOpen();
                throw new BrokenPipeException("nobody holds the other end of this pipe any more");
            }
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for room in a pipe", e);
        }
    }

    // ---- receiving

    @Override
    @SuppressWarnings("unchecked") // whoever sent it says so
    public T recv() {
        return (T)
                InPlaceFormat.decode(
                        recvAny(incoming(), RecordQueue.VALUES), Codec.ofThisProcess());
    }

    @Override
    public byte[] recvBytes() {
        RecordQueue records = incoming();
        try {
            return (byte[]) recvAny(records, BYTES);
        } catch (IllegalStateException e) {
            records.callOne(); // this one may have been woken in place of one who takes anything
            throw e;
        }
    }

    private Object recvAny(RecordQueue records, RecordQueue.Reader reader) {
        try {
            Object message = records.get(reader, Deadline.NEVER, peersGone);
            if (message == RecordQueue.NOTHING) {
                checkOpen();
                throw new EndOfStreamException(
                        "nobody holds the other end of this pipe any more, and all was received");
            }
            return message;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public boolean poll() {
        return poll(Duration.ZERO);
    }

    @Override
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

    private RecordQueue incoming() {
        checkOpen();
        if (side == 1 && cell.isOneWay()) {
            throw new IllegalStateException(
                    "this end of the pipe only sends: receive on the first one");
        }
        return cell.from(1 - side);
    }

    private static WaitInterruptedException interrupted(InterruptedException e) {
        return Interrupted.during("waiting for a message", e);
    }

    @Override
    public boolean isReady() {
        // not poll(), which looks at once who is dead: too much for whoever asks all the time
        return hold.isClosed() || incoming().hasItems() || peersGone.isOver();
    }

    // ---- closing

    @Override
    public void close() {
        hold.run();
    }

    @Override
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
