package dev.brood.internal.hold;

import dev.brood.error.SharedMemoryException;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.SharedAllocator;
import java.util.function.Consumer;

/**
 * Where something is that several may hold.
 *
 * @param address of its cell
 * @param bytes size of the cell
 * @param holders where its {@link Holders} are in there
 * @param disposal frees what a cell refers to that is too small to be a segment of its own; may be done twice
 */
record Place(long address, long bytes, long holders, Consumer<AtomicMemory> disposal) {

    /**
     * Gives back the memory unless somebody holds it; except for a small cell itself, which somebody may be about to look at.
     * Tells whether it is free.
     */
    boolean isFreed() {
        try {
            return isFreed(new Holders(SharedAllocator.at(address, bytes), holders, () -> {}));
        } catch (SharedMemoryException e) {
            return true; // somebody else has done it
        }
    }

    /** As {@link #isFreed()}, for who has it at hand. */
    boolean isFreed(Holders holders) {
        if (holders.isAnyoneThere()) {
            return false;
        }
        if (!SharedAllocator.remove(address, bytes)) {
            disposal.accept(SharedAllocator.at(address, bytes));
        }
        return true;
    }
}
