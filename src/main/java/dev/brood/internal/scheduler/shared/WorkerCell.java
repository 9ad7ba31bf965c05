package dev.brood.internal.scheduler.shared;

import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.SharedObject;

/** Stands for the {@link WorkerWords} of a worker, and goes to it. */
final class WorkerCell extends SharedObject {

    private final WorkerWords state = new WorkerWords(words());

    WorkerCell() {
        super(WorkerWords.SIZE);
    }

    private WorkerCell(long address) {
        super(address, WorkerWords.SIZE);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new WorkerCell(sent.address());
    }

    WorkerWords state() {
        return state;
    }
}
