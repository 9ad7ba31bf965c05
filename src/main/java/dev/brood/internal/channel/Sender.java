package dev.brood.internal.channel;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.internal.wire.InPlaceFormat.Flat;

/** Encodes what goes into a record queue, and tells what becomes of the handles in there. */
final class Sender {

    private Sender() {}

    /** Puts a value into a record queue. Gives false if there was no room in time, or the watch is over. */
    static boolean put(
            RecordQueue records,
            String label,
            Object value,
            Deadline deadline,
            RecordQueue.Watch watch)
            throws InterruptedException {
        Flat plain = InPlaceFormat.of(value);
        if (plain != null) {
            return records.put(plain, deadline, watch);
        }
        try (InFlightReferences references = InFlightReferences.begin(true)) {
            Flat graph = InPlaceFormat.ofGraph(label, value, Codec.ofThisProcess(), _ -> {});
            boolean done = records.put(graph, references.waybill(), deadline, watch);
            if (done) {
                references.sent();
            }
            return done;
        }
    }
}
