package dev.brood.internal.hold;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What this process has left while others still held it. If they leave, they give it back; if they are killed, somebody has to
 * look.
 */
public final class OrphanedHolds {

    /** How many are looked at; each takes some microseconds. */
    private static final int AT_ONCE = 16;

    private static final ConcurrentLinkedQueue<Place> PLACES = new ConcurrentLinkedQueue<>();

    private OrphanedHolds() {}

    static void add(Place place) {
        PLACES.add(place);
    }

    /** Gives back what nobody holds any more. For after the end of a process; looks at some only, at others the next time. */
    public static void look() {
        for (int i = 0; i < AT_ONCE; i++) {
            Place place = PLACES.poll();
            if (place == null) {
                return;
            }
            if (!place.isFreed()) {
                PLACES.add(place);
            }
        }
    }
}
