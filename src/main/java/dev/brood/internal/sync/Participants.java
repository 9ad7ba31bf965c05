package dev.brood.internal.sync;

import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.ParticipantTable.Entry;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that were sent a thing and will be missed if they are killed: a {@link ParticipantTable} with an entry for each,
 * of state 1. A process that ends in good order takes its entries away, so one whose owner is dead means that it was
 * killed.
 */
final class Participants {

    private static final long PRESENT = 1;

    /** This process's entries by the address of the thing. */
    private static final Map<Long, Entry> OURS = new ConcurrentHashMap<>();

    static {
        Session.whenClosing(Participants::leaveAll);
    }

    private final ParticipantTable table;

    Participants(ParticipantTable table) {
        this.table = table;
    }

    /** Enters this process, once. */
    void enter(long address) {
        OURS.computeIfAbsent(address, _ -> table.enter(ProcessToken.mine(), PRESENT));
    }

    private static void leaveAll() {
        OURS.values().forEach(Entry::leave);
        OURS.clear();
    }

    /** The token of one that was killed, or 0. */
    long missing() {
        for (Entry entry : table.entries()) {
            long owner = entry.owner();
            if (owner != 0 && ProcessToken.isDead(owner)) {
                return owner;
            }
        }
        return 0;
    }

    /** Forgets those that were killed. */
    void forgetMissing() {
        for (long missing; (missing = missing()) != 0; ) {
            long dead = missing;
            table.entries().forEach(entry -> entry.evict(dead));
        }
    }
}
