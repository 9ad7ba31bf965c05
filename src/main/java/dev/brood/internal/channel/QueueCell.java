package dev.brood.internal.channel;

import dev.brood.internal.hold.HeldObject;

/** The shared memory of a queue: one lane. Its blocks are given back when nobody has the queue any more. */
final class QueueCell extends HeldObject {

    private final Lane lane = new Lane(words(), address());

    QueueCell() {
        super(LaneLayout.SIZE, true, LaneScan::dispose);
    }

    QueueCell(Sent sent) {
        super(sent, LaneLayout.SIZE, true, LaneScan::dispose);
    }

    Lane lane() {
        return lane;
    }

    /** This process does not use it any more. */
    void close() {
        end();
    }
}
