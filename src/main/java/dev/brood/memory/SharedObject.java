package dev.brood.memory;

import java.util.List;

/**
 * A handle to a cell. The cell is given back when the handle is unreachable, if no other process was ever told of it;
 * otherwise it stays until the session ends, as nobody can know where handles are.
 */
public abstract class SharedObject implements Handle {

    /** What becomes of the cell; knows nothing of the handle, so as not to keep it reachable. */
    private static final class Fate implements Runnable {

        private final long address;
        private final int bytes;
        private volatile boolean shared;

        Fate(long address, int bytes) {
            this.address = address;
            this.bytes = bytes;
        }

        @Override
        public void run() {
            if (!shared) {
                Cells.free(address, bytes);
            }
        }
    }

    private final Words words;
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
    @SuppressWarnings("this-escape") // to the cleaner, which does not touch it
    protected SharedObject(int bytes) {
        this.address = Cells.allocate(bytes);
        this.words = Cells.at(address, bytes);
        this.fate = new Fate(address, bytes);
        this.whole = null;
        Handles.whenUnreachable(this, fate);
    }

    /**
     * Makes a handle to a cell that another process made.
     *
     * @param address of the cell
     * @param bytes its size
     */
    protected SharedObject(long address, int bytes) {
        this.address = address;
        this.words = Cells.at(address, bytes);
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
    protected final Words words() {
        return words;
    }

    /**
     * Tells where the cell is.
     *
     * @return its address, the same in all processes
     */
    protected final long address() {
        return address;
    }

    /** Says that other processes know the cell from now on. */
    protected final void share() {
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
