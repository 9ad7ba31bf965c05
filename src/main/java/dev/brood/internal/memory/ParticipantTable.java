package dev.brood.internal.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * A list in shared memory of processes that take part in something, each with a word of state. It grows as it must.
 *
 * <pre>
 *    0        8       16       24              136
 *   |  next  | owner | state  | 7 more entries |
 *
 *   next    address of a cell with 64 more entries and a next of its own. Written once, by compare-and-set. Zero: none.
 *   owner   token of the process that answers for the entry. Taken by compare-and-set from zero, freed by its owner,
 *           or by anyone if the owner is dead. Zero: the entry is free.
 *   state   whatever the user of the table says. Zero: not known yet, or free.
 * </pre>
 *
 * <p>If an owner dies: the entry stays until somebody evicts it, so that its last state can be seen.
 */
public final class ParticipantTable {

    private static final int FIRST_ENTRIES = 8;
    private static final int MORE_ENTRIES = 64;
    private static final int NEXT = 0;
    private static final int ENTRIES = 8;
    private static final int ENTRY_SIZE = 16;

    /** Bytes that a table takes in the cell of its user, aligned to 8. */
    public static final int SIZE = ENTRIES + FIRST_ENTRIES * ENTRY_SIZE;

    private static final int MORE_SIZE = ENTRIES + MORE_ENTRIES * ENTRY_SIZE;

    /** What is known of the list, which only grows: its entries, and where its last piece is. */
    private record Known(List<Entry> entries, AtomicMemory last, long offset) {

        long next() {
            return last.getLongVolatile(offset + NEXT);
        }
    }

    private volatile Known known;

    /** A place in the list. */
    public static final class Entry {

        private final AtomicMemory words;
        private final long offset;

        private Entry(AtomicMemory words, long offset) {
            this.words = words;
            this.offset = offset;
        }

        /** Token of the process that answers for it; 0 if it is free. */
        public long owner() {
            return words.getLongVolatile(offset);
        }

        /** The last state. */
        public long state() {
            return words.getLongVolatile(offset + 8);
        }

        /** Says a new state. */
        public void state(long state) {
            words.setLongVolatile(offset + 8, state);
        }

        /** Says a new state if the last one is as expected. */
        public boolean changeState(long expected, long state) {
            return words.casLong(offset + 8, expected, state);
        }

        /** Makes another process answer for it. */
        public boolean changeOwner(long expected, long owner) {
            return words.casLong(offset, expected, owner);
        }

        /**
         * Makes it an entry of this process, in that state's place: its state is this process's token then, and so is its
         * owner a moment later.
         *
         * @param state what its state should be, which was never before and is never again in this entry
         * @return false if it is another one; nothing has changed
         */
        public boolean take(long state) {
            StackRoom.claim();
            if (!changeState(state, ProcessToken.mine())) {
                return false;
            }
            words.setLongVolatile(offset, ProcessToken.mine());
            return true;
        }

        /** Frees it. */
        public void leave() {
            words.setLongVolatile(offset + 8, 0);
            words.setLongVolatile(offset, 0);
        }

        /**
         * Frees it in place of a dead owner.
         *
         * @param dead the owner
         * @return false if somebody else was faster
         */
        public boolean evict(long dead) {
            StackRoom.claim();
            if (!changeOwner(dead, ProcessToken.mine())) {
                return false;
            }
            leave();
            return true;
        }
    }

    /**
     * Makes a view.
     *
     * @param words the cell that it is in
     * @param offset where in the cell
     */
    public ParticipantTable(AtomicMemory words, long offset) {
        this.known = extend(List.of(), words, offset, FIRST_ENTRIES);
    }

    private static Known extend(List<Entry> entries, AtomicMemory words, long offset, int count) {
        List<Entry> all = new ArrayList<>(entries);
        for (int i = 0; i < count; i++) {
            all.add(new Entry(words, offset + ENTRIES + (long) i * ENTRY_SIZE));
        }
        return new Known(List.copyOf(all), words, offset);
    }

    /**
     * Gives all entries, the free ones as well.
     *
     * @return the entries there are now
     */
    public List<Entry> entries() {
        Known now = known;
        return now.next() == 0 ? now.entries : readOn();
    }

    private synchronized List<Entry> readOn() {
        for (long next; (next = known.next()) != 0; ) {
            known = extend(known.entries, SharedAllocator.at(next, MORE_SIZE), 0, MORE_ENTRIES);
        }
        return known.entries;
    }

    /**
     * Takes a free entry.
     *
     * @param owner token of the process that answers for it
     * @param state its first state
     * @return the entry
     * @throws dev.brood.error.SharedMemoryException if the list must grow and there is no room
     */
    public Entry enter(long owner, long state) {
        StackRoom.claim();
        while (true) {
            for (Entry entry : entries()) {
                if (entry.owner() == 0 && entry.changeOwner(0, owner)) {
                    return begin(entry, state);
                }
            }
            grow();
        }
    }

    private static Entry begin(Entry entry, long state) {
        try {
            entry.state(state);
            return entry;
        } catch (Error e) {
            entry.leave(); // or it would belong to a living process for ever
            throw e;
        }
    }

    /**
     * Frees what a table has grown by, with the cell that it is in: for a cell that no other process knows of.
     *
     * @param words the cell
     * @param offset where in the cell
     */
    public static void freeRest(AtomicMemory words, long offset) {
        long next = words.getLongVolatile(offset + NEXT);
        if (next != 0) {
            freeRest(SharedAllocator.at(next, MORE_SIZE), 0);
            SharedAllocator.free(next, MORE_SIZE);
        }
    }

    private synchronized void grow() {
        long more = SharedAllocator.allocate(MORE_SIZE);
        if (!known.last.casLong(known.offset + NEXT, 0, more)) {
            SharedAllocator.free(more, MORE_SIZE);
        }
    }
}
