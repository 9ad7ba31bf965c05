package dev.brood.internal.channel;

import static dev.brood.internal.channel.RecordQueueLayout.*;

import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Segments;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.InPlaceFormat;
import java.util.ArrayList;
import java.util.List;

/** Looks at the records that wait in a record queue, from the first to the last. Used under the consumers' mutex only. */
final class RecordCursor {

    /** A record: its sequence number, from 0, and its value. */
    record Item(long number, Object value) {}

    private final RecordQueue records;

    RecordCursor(RecordQueue records) {
        this.records = records;
    }

    /** Where the record lies that is got next, if there is one; or the end of the block before it. */
    static long head(RecordQueue records, long gets) {
        long head = records.words.getLong(RecordQueueLayout.head(gets));
        return head != 0 ? head : place(records.words.getInt(FIRST), 0);
    }

    /** The place itself, or the beginning of the next block if it is the end of one. */
    static long skipNext(RecordQueue records, long place) {
        AtomicMemory block = records.consumerBlocks.get(block(place));
        long offset = offset(place);
        return block.getInt(offset) == RecordQueue.NEXT
                ? place(block.getInt(offset + Integer.BYTES), 0)
                : place;
    }

    static Object read(RecordQueue.Reader reader, long number, AtomicMemory block, long offset) {
        return block.getInt(offset) == RecordQueue.FAR
                ? RecordQueue.Far.open(farSegment(block, offset), number).checkedBy(reader)
                : reader.read(number, block, offset);
    }

    static long size(AtomicMemory block, long offset) {
        int kind = block.getInt(offset) & ~RecordQueue.GAP;
        return kind == RecordQueue.FAR
                ? InPlaceFormat.HEADER
                : InPlaceFormat.size(kind, block, offset);
    }

    private interface Visitor {
        /** Gives false to stop. */
        boolean visit(long number, int segment, AtomicMemory block, long offset);
    }

    /** The segment that a record has to itself, also one that was removed; or 0. */
    static int farSegment(AtomicMemory block, long offset) {
        boolean far = (block.getInt(offset) & ~RecordQueue.GAP) == RecordQueue.FAR;
        return far ? block.getInt(offset + Integer.BYTES) : 0;
    }

    private static boolean isGap(AtomicMemory block, long offset) {
        return (block.getInt(offset) & RecordQueue.GAP) != 0;
    }

    /** Visits what has not been removed. */
    private void visit(Visitor visitor) {
        if (records.isEmptied()) {
            return;
        }
        visitAll((number, segment, block, offset) ->
                isGap(block, offset) || visitor.visit(number, segment, block, offset));
    }

    private void visitAll(Visitor visitor) {
        long gets = records.words.getLong(GETS);
        long puts = records.words.getLongVolatile(PUTS);
        long place = gets == puts ? 0 : head(records, gets);
        for (long number = gets; number < puts; number++) {
            place = skipNext(records, place);
            AtomicMemory block = records.consumerBlocks.get(block(place));
            long offset = offset(place);
            if (!visitor.visit(number, block(place), block, offset)) {
                return;
            }
            place += size(block, offset);
        }
    }

    /** All records, not decoded: {@link #decode} does that, which is not for under a mutex. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        visit((number, _, block, offset) -> items.add(new Item(number, readWhole(block, offset))));
        return items;
    }

    /** The first record, not decoded; or null. */
    Item first() {
        Item[] found = new Item[1];
        visit((number, _, block, offset) -> {
            found[0] = new Item(number, readWhole(block, offset));
            return false;
        });
        return found[0];
    }

    private static Object readWhole(AtomicMemory block, long offset) {
        int far = farSegment(block, offset);
        return far != 0
                ? RecordQueue.Far.open(far, 0).read((_, words, at) -> InPlaceFormat.read(words, at))
                : InPlaceFormat.read(block, offset);
    }

    static Object decode(Object value) {
        return InFlightReferences.looking(() -> InPlaceFormat.decode(value, Codec.ofThisProcess()));
    }

    /** Removes a record. Gives false if it is not there any more. */
    boolean remove(long wanted) {
        boolean[] removed = new boolean[1];
        visit((number, _, block, offset) -> {
            if (number == wanted) {
                block.setIntVolatile(offset, block.getInt(offset) | RecordQueue.GAP);
                records.words.setLongVolatile(GAPS, records.words.getLong(GAPS) + 1);
                removed[0] = true;
            }
            return number < wanted;
        });
        return removed[0];
    }

    /** Finds out how many gaps there are, after somebody died who may have been about to say so. */
    void countGaps() {
        long[] gaps = new long[1];
        visitAll((_, _, block, offset) -> {
            gaps[0] += isGap(block, offset) ? 1 : 0;
            return true;
        });
        records.words.setLongVolatile(GAPS, gaps[0]);
    }

    /** Removes all segments of a record queue that nobody can use any more. */
    static void dispose(AtomicMemory words) {
        RecordQueue records = new RecordQueue(words);
        records.removePending();
        RecordCursor scan = new RecordCursor(records);
        List<Integer> segments = new ArrayList<>();
        for (int i = 0; i < SPARE_COUNT; i++) {
            segments.add(words.getInt(spare(i)));
        }
        segments.add(words.getInt(OLDEST));
        segments.add(words.getInt(FIRST));
        segments.add(block(words.getLong(tail(words.getLong(PUTS)))));
        scan.visitAll((_, segment, block, offset) ->
                segments.add(segment) && segments.add(farSegment(block, offset)));
        segments.stream().distinct().filter(number -> number != 0).forEach(Segments::remove);
    }
}
