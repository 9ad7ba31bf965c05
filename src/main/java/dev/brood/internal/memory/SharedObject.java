package dev.brood.internal.memory;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;

/**
 * A handle to a cell. The cell is given back when the handle is unreachable, if no other process was ever told of it;
 * otherwise it stays until the session ends, as nobody can know where handles are.
 */
public abstract class SharedObject implements Handle {

    /** What becomes of the cell; knows nothing of the handle, so as not to keep it reachable. */
    private static final class Fate implements Runnable {

        private final long address;
        private final long bytes;
        private final Consumer<AtomicMemory> disposal;
        private volatile boolean shared;

        Fate(long address, long bytes, Consumer<AtomicMemory> disposal) {
            this.address = address;
            this.bytes = bytes;
            this.disposal = disposal;
        }

        @Override
        public void run() {
            if (!shared) {
                disposal.accept(SharedAllocator.at(address, bytes));
                SharedAllocator.free(address, bytes);
            }
        }
    }

    private final AtomicMemory words;
    private final long address;
    private final Fate fate;

    /** What this is a part of, and must keep in place; or null. */
    private final SharedObject whole;

    /**
     * Makes a cell, all zeros, and the first handle to it.
     *
     * @param bytes size of the cell
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    protected SharedObject(long bytes) {
        this(bytes, _ -> {});
    }

    /**
     * Makes a cell, all zeros, and the first handle to it.
     *
     * @param bytes size of the cell
     * @param disposal frees what the cell refers to, before the cell itself is given back; must not know the handle
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    protected SharedObject(long bytes, Consumer<AtomicMemory> disposal) {
        this.address = SharedAllocator.allocate(bytes);
        this.words = SharedAllocator.at(address, bytes);
        this.fate = new Fate(address, bytes, disposal);
        this.whole = null;
        // not this: who waits in the middle of something may not need the handle any more
        Handles.whenUnreachable(words, fate);
    }

    /**
     * Makes a handle to a cell that another process made.
     *
     * @param address of the cell
     * @param bytes its size
     */
    protected SharedObject(long address, long bytes) {
        this.address = address;
        this.words = SharedAllocator.at(address, bytes);
        this.fate = null;
        this.whole = null;
    }

    /**
     * Makes a handle to a part of a cell.
     *
     * @param whole the handle to the cell
     * @param offset where the part begins
     * @param bytes size of the part
     */
    protected SharedObject(SharedObject whole, long offset, int bytes) {
        this.address = whole.address + offset;
        this.words = whole.words.at(offset, bytes);
        this.fate = null;
        this.whole = whole;
    }

    /**
     * Gives access to the cell.
     *
     * @return its words
     */
    protected final AtomicMemory words() {
        return words;
    }

    /**
     * Gives the memory itself, which somebody may keep for longer than this.
     *
     * @param offset where it begins
     * @param bytes its size
     * @return that part of the cell
     */
    protected final MemorySegment segment(long offset, long bytes) {
        if (!SharedAllocator.hasOwnSegment(words.segment().byteSize())) {
            share(); // nobody can know for how long it is kept
        }
        return words.segment().asSlice(offset, bytes);
    }

    /** Tells whether this process has made the cell, and no other knows of it. */
    protected final boolean isNobodyElses() {
        return fate != null && !fate.shared;
    }

    /**
     * Tells where the cell is.
     *
     * @return its address, the same in all processes
     */
    protected final long address() {
        return address;
    }

    /**
     * Has something done after this handle has become unreachable.
     *
     * @param action must not know the handle
     */
    protected final void whenUnreachable(Runnable action) {
        Handles.whenUnreachable(this, action);
    }

    /** Says that other processes know the cell from now on, or a part of it. */
    protected void share() {
        if (whole != null) {
            whole.share();
        } else if (fate != null) {
            fate.shared = true;
        }
    }

    @Override
    public Sent sent() {
        share();
        return new Sent(address, List.of());
    }
}
