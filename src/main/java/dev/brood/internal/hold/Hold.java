package dev.brood.internal.hold;

import dev.brood.internal.memory.ParticipantTable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * That a process has a handle which is counted. Knows nothing of the handle, so as not to keep it reachable: it is run when
 * that is unreachable, or closed.
 */
final class Hold implements Runnable {

    private final Holders holders;
    private final ParticipantTable.Entry entry;
    private final Place place;
    private final AtomicBoolean over = new AtomicBoolean();

    Hold(Holders holders, ParticipantTable.Entry entry, Place place) {
        this.holders = holders;
        this.entry = entry;
        this.place = place;
    }

    /** Gives it up, once; the last one gives back the memory. */
    @Override
    public void run() {
        end();
    }

    /** As {@link #run}; tells whether this was the last one. */
    boolean end() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        holders.leave(entry);
        if (place.isFreed(holders)) {
            return true;
        }
        OrphanedHolds.add(place);
        return false;
    }
}
