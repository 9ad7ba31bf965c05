package dev.brood.internal.channel;

import dev.brood.internal.hold.HeldObject;

/** The shared memory of a queue: one record queue. Its blocks are given back when nobody has the queue any more. */
final class QueueCell extends HeldObject {

    private final RecordQueue records = new RecordQueue(words(), address());

    QueueCell() {
        super(RecordQueueLayout.SIZE, true, RecordCursor::dispose);
    }

    QueueCell(Sent sent) {
        super(sent, RecordQueueLayout.SIZE, true, RecordCursor::dispose);
    }

    RecordQueue records() {
        return records;
    }

    /** This process does not use it any more. */
    void close() {
        end();
    }
}
