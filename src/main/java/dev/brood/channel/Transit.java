package dev.brood.channel;

import dev.brood.memory.Deadline;
import dev.brood.memory.ProcessToken;
import dev.brood.memory.Roster;
import dev.brood.wire.Codec;
import dev.brood.wire.FlatFormat;
import dev.brood.wire.FlatFormat.Flat;
import java.util.HashMap;
import java.util.Map;

/**
 * Ends of pipes that are on their way: from the moment when one is encoded until a process has it, a ticket holds it in
 * place of a process, so that the other side does not take it for closed. The receiver turns the ticket into a hold of
 * its own.
 *
 * <p>A transit covers what one thread encodes between {@link #begin} and {@link #close}. Unless it is said that it was
 * {@link #sent}, its tickets are given back.
 */
public final class Transit implements AutoCloseable {

    private static final ThreadLocal<Transit> CURRENT = new ThreadLocal<>();

    /** Answers for tickets that lie in a queue or pipe, which live as long as that does. */
    static final long NOBODY_IN_PARTICULAR = -1;

    /** A ticket: the entry that it takes in the roster of those who hold an end, and its place there. */
    record Ticket(Ends ends, int index, Roster.Entry entry, long number) {

        void giveBack() {
            ends.leaving();
            if (entry.take(number)) {
                entry.leave();
                ends.left();
            }
        }

        /** From now on its receiver answers for it, unless he has ended or claimed it. */
        void entrust(long receiver) {
            if (receiver != 0) {
                entry.changeOwner(ProcessToken.mine(), receiver);
            }
        }

        /** From now on it does not depend on its sender, unless somebody has claimed it. */
        void entrust(Waybill waybill) {
            entry.changeOwner(waybill.owner(), NOBODY_IN_PARTICULAR);
        }
    }

    private final Transit outer = CURRENT.get();
    private final Map<Ends, Ticket> tickets = new HashMap<>();
    private final boolean outlives;

    /** Tells the fate of what outlives its sender, if there are tickets; or null. */
    private Waybill waybill;

    private boolean sent;

    private Transit(boolean outlives) {
        this.outlives = outlives;
    }

    /**
     * Begins a transit for what this thread encodes.
     *
     * @param outlives whether what is sent stays where it is when this process ends, as in a queue
     * @return to be closed by the same thread
     */
    public static Transit begin(boolean outlives) {
        Transit transit = new Transit(outlives);
        CURRENT.set(transit);
        return transit;
    }

    /** The ticket for an end; one for each in a transit, however often it is encoded. */
    static Ticket ticket(Ends ends) {
        Transit current = CURRENT.get();
        return current == null ? ends.ticket(NOBODY_IN_PARTICULAR) : current.ticketFor(ends);
    }

    private Ticket ticketFor(Ends ends) {
        Ticket known = tickets.get(ends);
        if (known != null) {
            return known;
        }
        if (outlives && waybill == null) {
            waybill = Waybill.take();
        }
        Ticket ticket = ends.ticket(outlives ? waybill.owner() : ProcessToken.mine());
        try {
            tickets.put(ends, ticket);
            return ticket;
        } catch (Error e) {
            ticket.giveBack();
            throw e;
        }
    }

    /**
     * Says that what was encoded is on its way. Until then this process answers for the tickets: if it dies while it waits
     * for room, say, nothing was sent and nobody should wait for what would have come.
     */
    public void sent() {
        sent = true;
        if (waybill == null) {
            return;
        }
        try {
            entrustAll();
            waybill.done();
        } catch (Error e) {
            // the waybill stays and tells the same: what was put must not look as if it was not
        }
    }

    /**
     * Says that a process has got what was encoded: from now on that one answers for the tickets.
     *
     * @param pid of the process
     */
    public void sentTo(long pid) {
        sent = true;
        if (!tickets.isEmpty()) {
            long receiver = ProcessToken.of(pid);
            tickets.values().forEach(ticket -> ticket.entrust(receiver));
        }
    }

    private void entrustAll() {
        tickets.values().forEach(ticket -> ticket.entrust(waybill));
    }

    /**
     * Tells whether ends of pipes were encoded.
     *
     * @return true if there is anything to {@link #recall}
     */
    public boolean hasTickets() {
        return !tickets.isEmpty();
    }

    /** Gives back the tickets that nobody has claimed: the receiver will not do it any more. */
    public void recall() {
        tickets.values().forEach(Ticket::giveBack);
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
        if (sent) {
            return;
        }
        if (waybill != null && waybill.hasArrived()) {
            entrustAll(); // something was thrown after it was put
        } else {
            recall();
        }
    }

    /** Puts a value into a lane. Gives false if there was no room in time, or the watch is over. */
    static boolean put(Lane lane, String label, Object value, Deadline deadline, Lane.Watch watch)
            throws InterruptedException {
        Flat plain = FlatFormat.of(value);
        if (plain != null) {
            return lane.put(plain, deadline, watch);
        }
        try (Transit transit = begin(true)) {
            Flat graph = FlatFormat.ofGraph(label, value, Codec.ofThisProcess(), _ -> {});
            boolean done = lane.put(graph, transit.waybill, deadline, watch);
            if (done) {
                transit.sent();
            }
            return done;
        }
    }
}
