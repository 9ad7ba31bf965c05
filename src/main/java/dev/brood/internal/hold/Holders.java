package dev.brood.internal.hold;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.ProcessToken;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The copies of something shared, an end of a pipe or a large array: which processes hold one, and which are on their way.
 *
 * <pre>
 *    0        136         144
 *   | table | departures |
 *
 *   table       an entry for each process with a copy, and for each copy on its way. State: the token of the process that
 *                has it; or the number of a ticket, below zero, for a copy on its way, whose owner is whoever answers for
 *                it: a process, a {@link Waybill}, or nobody in particular. Zero: about to come, or to go.
 *   departures   counts those who left. Written by them or by whoever evicts them, by atomic addition, before they leave,
 *                and again after. A reader that has scanned all entries reads this again: if it changed, a copy may have
 *                moved to an entry already scanned, so it scans once more.
 * </pre>
 *
 * <p>What becomes of an entry is decided by a compare-and-set of its state, which is never the same twice for another
 * copy: claimed, given back or evicted. Who did that writes the rest.
 *
 * <p>If a process dies: its entry is found by whoever looks whether anyone is there, and evicted.
 */
public final class Holders {

    /** Bytes that this takes in the cell of its user, aligned to 8. */
    public static final int SIZE = ParticipantTable.SIZE + Long.BYTES;

    private static final int DEPARTURES = ParticipantTable.SIZE;

    /** Unique in the session: with the process id above, and more tickets below than a process can write. */
    private static final AtomicLong TICKETS =
            new AtomicLong(Long.MIN_VALUE | ProcessToken.pid(ProcessToken.mine()) << 40);

    private final AtomicMemory words;
    private final long offset;
    private final ParticipantTable table;
    private final Runnable whenLeft;

    /**
     * Makes a view.
     *
     * @param words of the cell
     * @param offset where it is in there
     * @param whenLeft is run after somebody has left, as when others wait for that
     */
    public Holders(AtomicMemory words, long offset, Runnable whenLeft) {
        this.words = words;
        this.offset = offset;
        this.table = new ParticipantTable(words, offset);
        this.whenLeft = whenLeft;
    }

    /**
     * Says that this process has a copy from now on.
     *
     * @return to {@link #leave} it with
     */
    public ParticipantTable.Entry enter() {
        return enter(ProcessToken.mine());
    }

    private ParticipantTable.Entry enter(long state) {
        if (table.entries().stream().noneMatch(entry -> entry.owner() == 0)) {
            table.entries()
                    .forEach(this::evictIfDead); // rather than have the list grow with each death
        }
        return table.enter(ProcessToken.mine(), state);
    }

    /** A copy is on its way from now on, and somebody answers for it. */
    public InFlightReferences.Ticket ticket(long owner) {
        long number = TICKETS.incrementAndGet();
        ParticipantTable.Entry entry = enter(number);
        try {
            entry.changeOwner(ProcessToken.mine(), owner);
            return new InFlightReferences.Ticket(
                    this, table.entries().indexOf(entry), entry, number);
        } catch (Error e) {
            entry.leave();
            throw e;
        }
    }

    /**
     * Says that a copy has arrived: its ticket becomes the hold of this process, unless another one has received it as well and
     * was faster, or this one {@linkplain InFlightReferences#looking only looks}; then this process enters by itself.
     *
     * @param index of its ticket
     * @param number of its ticket
     * @return to {@link #leave} it with
     */
    public ParticipantTable.Entry claim(int index, long number) {
        ParticipantTable.Entry entry = table.entries().get(index);
        return !InFlightReferences.isLooking() && entry.take(number) ? entry : enter();
    }

    /**
     * Says that a copy has arrived that is not needed: this process has one.
     *
     * @param index of its ticket
     * @param number of its ticket
     */
    public void drop(int index, long number) {
        if (!InFlightReferences.isLooking()) {
            new InFlightReferences.Ticket(this, index, table.entries().get(index), number)
                    .giveBack();
        }
    }

    /**
     * Says that this process has no copy any more.
     *
     * @param entry that of its copy
     */
    public void leave(ParticipantTable.Entry entry) {
        leaving();
        entry.leave();
        left();
    }

    /** An entry will be free in a moment. */
    void leaving() {
        words.getAndAddLong(offset + DEPARTURES, 1);
    }

    /** An entry is free. */
    void left() {
        words.getAndAddLong(offset + DEPARTURES, 1);
        whenLeft.run();
    }

    /** Gives a number that changes when somebody leaves. */
    public long departures() {
        return words.getLongVolatile(offset + DEPARTURES);
    }

    /** Tells whether a living process has a copy, or one is on its way. */
    public boolean isAnyoneThere() {
        while (true) {
            long departures = departures();
            for (ParticipantTable.Entry entry : table.entries()) {
                if (!evictIfDead(entry)) {
                    return true;
                }
            }
            if (departures() == departures) {
                return false;
            }
        }
    }

    /** Gives false if somebody has the entry, or answers for it. */
    private boolean evictIfDead(ParticipantTable.Entry entry) {
        long state =
                entry.state(); // before the owner: he is that of this state, if it can be taken
        // then
        long owner = entry.owner();
        if (owner == 0) {
            return true;
        }
        if (state > 0 ? !ProcessToken.isDead(state) : answers(owner, entry)) {
            return false;
        }
        leaving();
        if (state == 0) {
            evictUnfinished(entry, owner);
        } else if (entry.take(state)) {
            entry.leave();
        }
        return true;
    }

    private static boolean answers(long owner, ParticipantTable.Entry entry) {
        if (owner > 0) {
            return !ProcessToken.isDead(owner);
        }
        if (owner == InFlightReferences.NOBODY_IN_PARTICULAR) {
            return true;
        }
        Waybill waybill = Waybill.named(owner);
        boolean over = waybill.isSenderDead();
        boolean arrived = over && waybill.hasArrived();
        if (arrived) {
            entry.changeOwner(owner, InFlightReferences.NOBODY_IN_PARTICULAR);
        }
        return arrived || !over;
    }

    /** Frees the entry of a process that died when it was about to come or to go. */
    private static void evictUnfinished(ParticipantTable.Entry entry, long dead) {
        long mark = TICKETS.incrementAndGet(); // or somebody here who enters might be taken for us
        if (!entry.changeState(0, mark)) {
            return; // somebody else does
        }
        if (entry.changeOwner(dead, ProcessToken.mine())) {
            entry.leave();
        } else {
            entry.changeState(mark, 0); // it had gone, and the entry is free or another's
        }
    }
}
