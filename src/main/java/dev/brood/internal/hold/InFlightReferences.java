package dev.brood.internal.hold;

import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.ProcessToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Handles that are on their way and are counted: from the moment when one is encoded until a process has it, a ticket holds
 * it in place of a process, so that an end of a pipe is not taken for closed, nor memory for nobody's. The receiver turns
 * the ticket into a hold of its own. There may be several receivers, of which only one finds the ticket; so the handles
 * stay reachable here, and this process with a hold of its own, until these are forgotten.
 *
 * <p>They cover what one thread encodes between {@link #begin} and {@link #close}. Unless it is said that it was
 * {@link #sent}, its tickets are given back.
 */
public final class InFlightReferences implements AutoCloseable {

    private static final ThreadLocal<InFlightReferences> CURRENT = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> LOOKING = new ThreadLocal<>();

    /** Owner of the tickets that lie in a queue or pipe: no process. They last as long as the queue. */
    public static final long NOBODY_IN_PARTICULAR = -1;

    /**
     * A ticket.
     *
     * @param holders those who hold the same
     * @param index its place among them
     * @param entry the entry at that place
     * @param number which is only this ticket's
     */
    public record Ticket(Holders holders, int index, ParticipantTable.Entry entry, long number) {

        public void giveBack() {
            holders.leaving();
            if (entry.take(number)) {
                entry.leave();
                holders.left();
            }
        }

        /** From now on its receiver answers for it, unless he has ended or claimed it. */
        public void entrust(long receiver) {
            if (receiver != 0) {
                entry.changeOwner(ProcessToken.mine(), receiver);
            }
        }

        /** From now on it does not depend on its sender, unless somebody has claimed it. */
        public void entrust(Waybill waybill) {
            entry.changeOwner(waybill.owner(), NOBODY_IN_PARTICULAR);
        }
    }

    private final InFlightReferences outer = CURRENT.get();
    private final Map<Holders, Ticket> tickets = new HashMap<>();
    private final List<Object> kept = new ArrayList<>();
    private final boolean outlives;

    /** Tells the fate of what outlives its sender, if there are tickets; or null. */
    private Waybill waybill;

    private boolean sent;

    private InFlightReferences(boolean outlives) {
        this.outlives = outlives;
    }

    /**
     * Begins to count for what this thread encodes.
     *
     * @param outlives whether what is sent stays where it is when this process ends, as in a queue
     * @return to be closed by the same thread
     */
    public static InFlightReferences begin(boolean outlives) {
        InFlightReferences references = new InFlightReferences(outlives);
        CURRENT.set(references);
        return references;
    }

    /**
     * Gives the ticket for a handle that is encoded now; one for each while these are open, however often it is encoded. Without a
     * them nobody in particular answers for it: it is good until it is claimed.
     *
     * @param holders those who hold the same
     * @param handle is kept reachable as long as these are
     * @return the ticket
     */
    public static Ticket ticket(Holders holders, Object handle) {
        InFlightReferences current = CURRENT.get();
        return current == null
                ? holders.ticket(NOBODY_IN_PARTICULAR)
                : current.ticketFor(holders, handle);
    }

    /**
     * Decodes what stays where it is, and will be decoded again by who takes it: tickets in there are left to that one.
     *
     * @param decoding decodes
     * @return what it gave
     */
    public static <T> T looking(Supplier<T> decoding) {
        LOOKING.set(true);
        try {
            return decoding.get();
        } finally {
            LOOKING.remove();
        }
    }

    static boolean isLooking() {
        return LOOKING.get() != null;
    }

    private Ticket ticketFor(Holders holders, Object handle) {
        Ticket known = tickets.get(holders);
        if (known != null) {
            return known;
        }
        if (outlives && waybill == null) {
            waybill = Waybill.take();
        }
        Ticket ticket = holders.ticket(outlives ? waybill.owner() : ProcessToken.mine());
        try {
            kept.add(handle);
            tickets.put(holders, ticket);
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
     * Says that a process has got what was encoded, and nobody else will: from now on that one answers for the tickets.
     *
     * @param pid of the process
     */
    public void sentTo(long pid) {
        sent = true;
        if (!tickets.isEmpty()) {
            long receiver = ProcessToken.of(pid);
            tickets.values().forEach(ticket -> ticket.entrust(receiver));
            kept.clear();
        }
    }

    private void entrustAll() {
        tickets.values().forEach(ticket -> ticket.entrust(waybill));
    }

    /**
     * Tells whether handles were encoded that are counted.
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

    /** Gives what tells the fate of what outlives its sender; null if no ticket needs it. */
    public Waybill waybill() {
        return waybill;
    }
}
