package dev.brood.internal.scheduler.shared;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Scratch;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.internal.wire.InPlaceFormat.Flat;

/**
 * A chunk of tasks: calls of the same function, one after the other.
 *
 * <pre>
 *    0            8       12      16
 *   | definition | count | arity | values ...
 *
 *   definition   number of the segment with the function, see {@link PackedFunction}
 *   count        how many items
 *   arity        how many values make an item: the arguments of one call
 *   values       count * arity values in {@link InPlaceFormat}, one after the other
 * </pre>
 */
final class ChunkFormat {

    static final int KIND = InPlaceFormat.FIRST_FREE_UNIT_KIND;

    private static final int COUNT = 8;
    private static final int ARITY = 12;
    private static final int VALUES = 16;

    private final Scratch scratch = new Scratch();

    /** Begins a chunk. */
    void begin() {
        scratch.clear();
        scratch.extend(VALUES);
    }

    void add(Flat value) {
        long offset = scratch.extend(value.size());
        value.write(scratch.words(), offset);
    }

    /** Adds a value that is plain and small. Gives false if it is not. */
    boolean add(Object value) {
        return InPlaceFormat.add(value, scratch);
    }

    /** Where the next value comes; a value that turns out to be of no use is dropped by going back there. */
    long mark() {
        return scratch.used();
    }

    void dropAfter(long mark) {
        scratch.cutTo(mark);
    }

    /** Ends the chunk and gives the record. Good until the next one begins. */
    Flat end(int definition, int count, int arity) {
        AtomicMemory words = scratch.words();
        words.setLong(0, definition);
        words.setInt(COUNT, count);
        words.setInt(ARITY, arity);
        return Flat.ofUnits(KIND, words, scratch.used());
    }

    /** A chunk in a worker: a copy of the record, which others may write over. */
    static final class Received {

        private final Scratch scratch = new Scratch();
        private long number;
        private long next;

        /** Takes a record in. */
        Received take(long recordNumber, AtomicMemory record, long offset) {
            long bytes = InPlaceFormat.contentSize(KIND, record.getInt(offset + Integer.BYTES));
            scratch.clear();
            scratch.extend(bytes);
            scratch.words().copy(0, record.at(offset + InPlaceFormat.HEADER, bytes), bytes);
            number = recordNumber;
            next = VALUES;
            return this;
        }

        long number() {
            return number;
        }

        int definition() {
            return (int) scratch.words().getLong(0);
        }

        int count() {
            return scratch.words().getInt(COUNT);
        }

        int arity() {
            return scratch.words().getInt(ARITY);
        }

        /** Reads the next value; {@link InPlaceFormat#decode} finishes it. */
        Object next() {
            Object value = InPlaceFormat.read(scratch.words(), next);
            int kind = scratch.words().getInt(next);
            next += InPlaceFormat.size(kind, scratch.words(), next);
            return value;
        }
    }
}
