package dev.brood.internal.scheduler.shared;

import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.SharedObject;

/** Stands for the {@link PoolWords} of a pool, and goes to each of its workers. */
final class PoolCell extends SharedObject {

    private final PoolWords state = new PoolWords(words());

    PoolCell() {
        super(PoolWords.SIZE);
    }

    private PoolCell(long address) {
        super(address, PoolWords.SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new PoolCell(sent.address());
    }

    PoolWords state() {
        return state;
    }
}
