package dev.brood.pool;

import dev.brood.internal.channel.Lane;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.SharedObject;
import dev.brood.internal.memory.WaitPoint;

/**
 * What a pool and all of its workers share.
 *
 * <pre>
 *    0      8         64              256
 *   | bell | closing | tasks          |
 *
 *   bell      {@link WaitPoint} of threads in the parent that wait for results; called by workers.
 *   closing   1 when no more tasks will come. Written by the parent, once.
 *   tasks     {@link Lane} of chunks, see {@link ChunkFormat}; put by the parent, got by whichever worker is free.
 * </pre>
 */
final class PoolCell extends SharedObject {

    private static final int CLOSING = 8;
    private static final int TASKS = 64;
    private static final int SIZE = TASKS + Lane.SIZE;

    private final WaitPoint bell = new WaitPoint(words(), 0);
    private final Lane tasks = new Lane(words().at(TASKS, Lane.SIZE));

    PoolCell() {
        super(SIZE);
    }

    private PoolCell(long address) {
        super(address, SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new PoolCell(sent.address());
    }

    WaitPoint bell() {
        return bell;
    }

    Lane tasks() {
        return tasks;
    }

    boolean isClosing() {
        return words().getIntVolatile(CLOSING) != 0;
    }

    void closing() {
        words().setIntVolatile(CLOSING, 1);
        tasks.callAll();
    }
}
