package dev.brood.internal.hold;

import dev.brood.error.ClosedException;
import dev.brood.internal.diagnosis.UserNames;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Handles;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.SharedAllocator;
import dev.brood.internal.memory.SharedObject;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A handle that is counted once it was sent: its memory is given back when no process has it any more, neither reachable nor
 * unclosed, and none is on its way.
 *
 * <pre>
 *    0      bytes
 *   | own    | holders |        the cell; holders: {@link Holders}, unless it is not counted
 * </pre>
 *
 * <p>If a process dies: it holds nothing any more. The next one that leaves sees that, or one that has left before, see
 * {@link OrphanedHolds}.
 */
public abstract class HeldObject extends SharedObject {

    /** What a handle tells of its ticket. */
    private static final int TICKET_PARTS = 2;

    private final Place place;

    /** Null if copies are not counted. Knows nothing of this, nor of its words. */
    private final Holders holders;

    private volatile boolean closed;
    private boolean pinned;

    /** Null as long as no other process can have a copy. */
    private Hold hold;

    /**
     * Makes a cell, all zeros, and the first handle to it.
     *
     * @param bytes size of the cell, a multiple of 8
     * @param counted whether copies are counted; otherwise the cell stays when it was sent
     * @param disposal frees what the cell refers to; must not know the handle, and may be run twice
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    @SuppressWarnings("this-escape") // to final methods of the superclass
    protected HeldObject(long bytes, boolean counted, Consumer<AtomicMemory> disposal) {
        super(size(bytes, counted), disposal);
        this.place = new Place(address(), size(bytes, counted), bytes, disposal);
        this.holders = counted ? holders(words(), bytes) : null;
    }

    /**
     * Makes a handle for one that has arrived.
     *
     * @param sent what arrived
     * @param bytes as it was made
     * @param counted as it was made
     * @param disposal as it was made
     */
    @SuppressWarnings("this-escape") // to final methods of the superclass
    protected HeldObject(Sent sent, long bytes, boolean counted, Consumer<AtomicMemory> disposal) {
        super(sent.address(), size(bytes, counted));
        this.place = new Place(address(), size(bytes, counted), bytes, disposal);
        this.holders = counted ? holders(words(), bytes) : null;
        if (counted) {
            hold(holders.claim(index(sent), number(sent)));
        }
    }

    private static long size(long bytes, boolean counted) {
        return counted ? bytes + Holders.SIZE : bytes;
    }

    private static Holders holders(AtomicMemory words, long at) {
        return new Holders(words.apart(at, Holders.SIZE), 0, () -> {});
    }

    /**
     * Tells who has a copy, without having one.
     *
     * @return a view, which may be used when this is unreachable
     */
    protected final Holders holders() {
        return holders;
    }

    private void hold(ParticipantTable.Entry entry) {
        hold = new Hold(holders, entry, place);
        // not this: who waits in the middle of something may not need the handle any more
        Handles.whenUnreachable(words(), hold);
    }

    /** Says that other processes have handles from now on that are not counted, to a part of the cell: it stays. */
    @Override
    protected final synchronized void share() {
        super.share();
        if (holders != null && !pinned) {
            pinned = true;
            holders.ticket(InFlightReferences.NOBODY_IN_PARTICULAR);
        }
    }

    private synchronized void count() {
        checkOpen();
        if (hold == null) {
            super.share();
            OrphanedHolds.look();
            hold(holders.enter());
        }
    }

    @Override
    public Sent sent() {
        return sent(List.of());
    }

    /**
     * Ends the use of this handle. If it is the last one, the memory is given back now. Ending again does nothing.
     */
    protected final void end() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        boolean last = hold == null ? isNobodyElses() : hold.end();
        if (last && SharedAllocator.remove(address(), words().size())) {
            words().empty();
        }
    }

    /**
     * Says that this handle is still of use.
     *
     * @throws ClosedException if it was closed here
     */
    protected final void checkOpen() {
        if (closed) {
            throw new ClosedException(
                    "this %s was closed in this process".formatted(UserNames.kind(getClass())));
        }
    }

    /**
     * Tells what to send.
     *
     * @param parts what its class needs to make a handle
     * @return what {@code received} gets: the parts, and those of the ticket
     */
    protected final Sent sent(List<Object> parts) {
        if (holders == null) {
            checkOpen();
            super.share();
            return new Sent(address(), parts);
        }
        count();
        InFlightReferences.Ticket ticket = InFlightReferences.ticket(holders, this);
        Reference.reachabilityFence(this);
        List<Object> all = new ArrayList<>(parts);
        all.add(ticket.index());
        all.add(ticket.number());
        return new Sent(address(), List.copyOf(all));
    }

    @Override
    public final boolean receivedAgain(Sent sent) {
        if (closed) {
            return false;
        }
        if (holders != null) {
            holders.drop(index(sent), number(sent));
        }
        return true;
    }

    private static int index(Sent sent) {
        return (Integer) sent.parts().get(sent.parts().size() - TICKET_PARTS);
    }

    private static long number(Sent sent) {
        return (Long) sent.parts().getLast();
    }
}
