package dev.brood.internal.channel;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.hold.Transit;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.FlatFormat.Flat;
import dev.brood.internal.wire.FlatFormat;

/** Encodes what goes into a lane, and tells what becomes of the handles in there. */
final class Sending {

    private Sending() {}

    /** Puts a value into a lane. Gives false if there was no room in time, or the watch is over. */
    static boolean put(Lane lane, String label, Object value, Deadline deadline, Lane.Watch watch)
            throws InterruptedException {
        Flat plain = FlatFormat.of(value);
        if (plain != null) {
            return lane.put(plain, deadline, watch);
        }
        try (Transit transit = Transit.begin(true)) {
            Flat graph = FlatFormat.ofGraph(label, value, Codec.ofThisProcess(), _ -> {});
            boolean done = lane.put(graph, transit.waybill(), deadline, watch);
            if (done) {
                transit.sent();
            }
            return done;
        }
    }
}
