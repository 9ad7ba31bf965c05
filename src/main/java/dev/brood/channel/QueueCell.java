package dev.brood.channel;

import dev.brood.memory.SharedObject;

/** The shared memory of a queue: one lane. */
final class QueueCell extends SharedObject {

    private final Lane lane = new Lane(words(), address());

    QueueCell() {
        super(LaneLayout.SIZE, LaneScan::dispose);
    }

    QueueCell(long address) {
        super(address, LaneLayout.SIZE);
    }

    Lane lane() {
        return lane;
    }
}
