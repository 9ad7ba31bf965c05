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
 *   roster       an entry for each process with a copy, and for each copy on its way. State: 1 for a process; the number
 *                of a ticket, above 1, for a copy on its way, whose owner is whoever answers for it.
 *   departures   counts those who left. Written by them or by whoever evicts them, by atomic addition, before they leave,
 *                and again after. So who has looked at all entries, one by one, knows whether somebody went meanwhile from
 *                one that was still ahead to one already passed.
 * </pre>
 *
 * <p>If a process dies: its entry is found by whoever looks whether anyone is there, and evicted.
 */
final class Ends {

    static final int SIZE = Roster.SIZE + Long.BYTES;

    private static final int DEPARTURES = Roster.SIZE;
    private static final long HELD = 1;

    /** Unique in the session: with the process id above, and more tickets below than a process can write. */
    private static final AtomicLong TICKETS =
            new AtomicLong(ProcessToken.pid(ProcessToken.mine()) << 40 | HELD);

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
        return enter(ProcessToken.mine(), HELD);
    }

    private Roster.Entry enter(long owner, long state) {
        if (roster.entries().stream().noneMatch(entry -> entry.owner() == 0)) {
            roster.entries()
                    .forEach(this::evictIfDead); // rather than have the list grow with each death
        }
        return roster.enter(owner, state);
    }

    /** A copy is on its way from now on. */
    Transit.Ticket ticket(long owner) {
        long number = TICKETS.incrementAndGet();
        Roster.Entry entry = enter(owner, number);
        return new Transit.Ticket(this, roster.entries().indexOf(entry), entry, number);
    }

    /**
     * A copy has arrived: its ticket becomes the hold of this process, unless another one has received it as well and was
     * faster; then this process enters by itself.
     *
     * @param sender token of the process that has written the ticket
     */
    Roster.Entry claim(int index, long number, long sender) {
        Roster.Entry entry = roster.entries().get(index);
        // in this order: a ticket goes from its sender to nobody in particular, and never back
        return take(entry, number, sender) || take(entry, number, Transit.NOBODY_IN_PARTICULAR)
                ? entry
                : enter();
    }

    private static boolean take(Roster.Entry entry, long number, long owner) {
        long me = ProcessToken.mine();
        if (entry.state() != number || !entry.changeOwner(owner, me)) {
            return false;
        }
        boolean mine = entry.changeState(number, HELD);
        if (!mine) {
            entry.changeOwner(me, owner); // it was given back in that moment
        }
        return mine;
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
                if (entry.owner() != 0 && !evictIfDead(entry)) {
                    return true;
                }
            }
            if (departures() == departures) {
                return false;
            }
        }
    }

    /** Gives false if whoever answers for the entry lives. */
    private boolean evictIfDead(Roster.Entry entry) {
        long owner = entry.owner();
        if (owner == 0) {
            return true;
        }
        if (owner == Transit.NOBODY_IN_PARTICULAR || !ProcessToken.isDead(owner)) {
            return false;
        }
        leaving();
        entry.evict(owner);
        return true;
    }
}
