package dev.brood.internal.sync;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.ParticipantTable.Entry;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.SharedEventCount;
import dev.brood.sync.Condition;
import java.util.Comparator;
import java.util.List;

/**
 * Those who wait for a {@link Condition}.
 *
 * <pre>
 *    0        4        8         12      16       152
 *   | ticket | unused | waiting | calls | table |
 *
 *   ticket    how many have come so far, wraps around. Written by who holds the lock. Zero: nobody yet.
 *   waiting, calls    a {@link SharedEventCount}
 *   table    a {@link ParticipantTable} with an entry for each who waits, in this state:
 *
 *   63     32 31     0
 *  | number  | status |
 *
 *   status    1, waiting: number is the ticket of who waits, the lower the older.
 *             2, signalled: number is the first ticket that was not given out yet when the signal came.
 *             Set to 1 by who waits, with the lock held; then to 2 by who signals, also with the lock held, or who
 *             passes a signal on; to zero by who waits, with the lock held. All by compare-and-set.
 * </pre>
 *
 * <p>Of those who wait, everybody who finds in a quiet moment that another one is dead cleans up after it: it makes the
 * entry its own, so that only one does so; passes the signal on, if there was one, to the oldest who waited when it came;
 * and frees the entry. If it dies in the middle the entry looks as it did before, with another dead owner. So a signal is
 * never lost, and is doubled at worst. A ticket is never given out twice, so a compare-and-set of a state never hits
 * another one who took the same place.
 */
final class Waiters {

    private static final int TICKET = 0;
    private static final int EVENT_COUNT = 8;
    static final int TABLE = 16;

    /** Bytes that they take. */
    static final int SIZE = TABLE + ParticipantTable.SIZE;

    private static final int WAITING = 1;
    private static final int SIGNALLED = 2;

    private final AtomicMemory words;
    private final ParticipantTable table;
    private final SharedEventCount calls;

    Waiters(AtomicMemory words) {
        this.words = words;
        this.table = new ParticipantTable(words, TABLE);
        this.calls = new SharedEventCount(words, EVENT_COUNT);
    }

    SharedEventCount calls() {
        return calls;
    }

    private static long state(int number, int status) {
        return (long) number << 32 | status;
    }

    private static int number(long state) {
        return (int) (state >>> 32);
    }

    private static int status(long state) {
        return (int) state;
    }

    private int nextTicket() {
        return words.getIntVolatile(TICKET);
    }

    /** Begins to wait. Call it with the lock held. */
    Entry enter() {
        int ticket = words.getAndAddInt(TICKET, 1);
        return table.enter(ProcessToken.mine(), state(ticket, WAITING));
    }

    /** Ends to wait, and tells whether there was a signal. Call it with the lock held. */
    boolean leave(Entry entry) {
        long state = entry.state();
        // a signal of a dead one is passed on without the lock, perhaps just now, to us
        boolean signalled = status(state) == SIGNALLED || !entry.changeState(state, 0);
        entry.leave();
        return signalled;
    }

    /** What one who waits waits for. */
    SharedEventCount.Condition signalled(Entry entry) {
        return new SharedEventCount.Condition() {
            @Override
            public boolean holds() {
                return status(entry.state()) == SIGNALLED;
            }

            @Override
            public boolean holdsAfterSilence() {
                if (!holds() && Sampling.isMine(count())) {
                    removeTheDead();
                }
                return holds();
            }
        };
    }

    /** Signals the oldest. Call it with the lock held. */
    void signal(int count) {
        signal(count, nextTicket());
    }

    private void signal(int count, int end) {
        int signalled = 0;
        for (Entry entry : waiting(end)) {
            if (signalled == count) {
                break;
            }
            long owner = entry.owner();
            long state = entry.state();
            if (ageIfWaiting(state, end) <= 0) {
                continue; // it has just left
            }
            if (ProcessToken.isDead(owner)) {
                remove(entry, owner);
            } else if (entry.changeState(state, state(end, SIGNALLED))) {
                signalled++;
            }
        }
        if (signalled > 0) {
            calls.callAll();
        }
    }

    /** Entries of those who wait with a ticket before an end, the oldest first. */
    private List<Entry> waiting(int end) {
        record Place(Entry entry, int age) {}

        return table.entries().stream()
                .map(entry -> new Place(entry, ageIfWaiting(entry.state(), end)))
                .filter(place -> place.age > 0)
                .sorted(Comparator.comparingInt(Place::age).reversed())
                .map(Place::entry)
                .toList();
    }

    private static int ageIfWaiting(long state, int end) {
        return status(state) == WAITING ? end - number(state) : 0;
    }

    int count() {
        return waiting(nextTicket()).size();
    }

    private void removeTheDead() {
        for (Entry entry : table.entries()) {
            long owner = entry.owner();
            if (owner != 0 && ProcessToken.isDead(owner)) {
                remove(entry, owner);
            }
        }
    }

    private void remove(Entry entry, long dead) {
        if (!entry.changeOwner(dead, ProcessToken.mine())) {
            return; // somebody else does it
        }
        try {
            passOn(entry);
        } catch (Error e) {
            entry.changeOwner(ProcessToken.mine(), dead); // the next one does it
            throw e;
        }
        entry.leave();
    }

    private void passOn(Entry entry) {
        long state = entry.state();
        // it may be signalled just now, by one who took it for alive
        if (status(state) == WAITING && !entry.changeState(state, 0)) {
            state = entry.state();
        }
        if (status(state) == SIGNALLED) {
            signal(1, number(state));
        }
    }
}
