package dev.brood.channel;

import dev.brood.memory.ProcessToken;
import dev.brood.memory.Roster;
import dev.brood.memory.Words;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The copies of one end of a pipe: which processes hold one, and which are on their way.
 *
 * <pre>
 *    0        136         144
 *   | roster | departures |
 *
 *   roster       an entry for each process with a copy, and for each copy on its way. State: the token of the process that
 *                has it; or the number of a ticket, below zero, for a copy on its way, whose owner is whoever answers for
 *                it: a process, a {@link Waybill}, or nobody in particular. Zero: about to come, or to go.
 *   departures   counts those who left. Written by them or by whoever evicts them, by atomic addition, before they leave,
 *                and again after. So who has looked at all entries, one by one, knows whether somebody went meanwhile from
 *                one that was still ahead to one already passed.
 * </pre>
 *
 * <p>What becomes of an entry is decided by a compare-and-set of its state, which is never the same twice for another
 * copy: claimed, given back or evicted. Who did that writes the rest.
 *
 * <p>If a process dies: its entry is found by whoever looks whether anyone is there, and evicted.
 */
final class Ends {

    static final int SIZE = Roster.SIZE + Long.BYTES;

    private static final int DEPARTURES = Roster.SIZE;

    /** Unique in the session: with the process id above, and more tickets below than a process can write. */
    private static final AtomicLong TICKETS =
            new AtomicLong(Long.MIN_VALUE | ProcessToken.pid(ProcessToken.mine()) << 40);

    private final Words words;
    private final long offset;
    private final Roster roster;
    private final Runnable whenLeft;

    /** A view; the action has those look again who wait on the other side. */
    Ends(Words words, long offset, Runnable whenLeft) {
        this.words = words;
        this.offset = offset;
        this.roster = new Roster(words, offset);
        this.whenLeft = whenLeft;
    }

    /** This process has a copy from now on. */
    Roster.Entry enter() {
        return enter(ProcessToken.mine());
    }

    private Roster.Entry enter(long state) {
        if (roster.entries().stream().noneMatch(entry -> entry.owner() == 0)) {
            roster.entries()
                    .forEach(this::evictIfDead); // rather than have the list grow with each death
        }
        return roster.enter(ProcessToken.mine(), state);
    }

    /** A copy is on its way from now on. */
    Transit.Ticket ticket(long owner) {
        long number = TICKETS.incrementAndGet();
        Roster.Entry entry = enter(number);
        try {
            entry.changeOwner(ProcessToken.mine(), owner);
            return new Transit.Ticket(this, roster.entries().indexOf(entry), entry, number);
        } catch (Error e) {
            entry.leave();
            throw e;
        }
    }

    /**
     * A copy has arrived: its ticket becomes the hold of this process, unless another one has received it as well and was
     * faster; then this process enters by itself.
     */
    Roster.Entry claim(int index, long number) {
        Roster.Entry entry = roster.entries().get(index);
        return entry.take(number) ? entry : enter();
    }

    /** A copy has arrived that was not needed: this process has one. */
    void drop(int index, long number) {
        new Transit.Ticket(this, index, roster.entries().get(index), number).giveBack();
    }

    /** This process has no copy any more. */
    void leave(Roster.Entry entry) {
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

    /** A number that changes when somebody leaves. */
    long departures() {
        return words.getLongVolatile(offset + DEPARTURES);
    }

    /** Tells whether a living process has a copy, or one is on its way. */
    boolean isAnyoneThere() {
        while (true) {
            long departures = departures();
            for (Roster.Entry entry : roster.entries()) {
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
    private boolean evictIfDead(Roster.Entry entry) {
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

    private static boolean answers(long owner, Roster.Entry entry) {
        if (owner > 0) {
            return !ProcessToken.isDead(owner);
        }
        if (owner == Transit.NOBODY_IN_PARTICULAR) {
            return true;
        }
        Waybill waybill = Waybill.named(owner);
        boolean over = waybill.isSenderDead();
        boolean arrived = over && waybill.hasArrived();
        if (arrived) {
            entry.changeOwner(owner, Transit.NOBODY_IN_PARTICULAR);
        }
        return arrived || !over;
    }

    /** Frees the entry of a process that died when it was about to come or to go. */
    private static void evictUnfinished(Roster.Entry entry, long dead) {
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
