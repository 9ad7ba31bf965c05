package dev.brood.channel;

import static dev.brood.channel.LaneLayout.*;

import dev.brood.memory.Deadline;
import dev.brood.memory.Mutex;
import dev.brood.memory.Segments;
import dev.brood.memory.WaitPoint;
import dev.brood.memory.Words;
import dev.brood.wire.Codec;
import dev.brood.wire.FlatFormat;
import dev.brood.wire.FlatFormat.Flat;

/**
 * Records on their way from any number of producers to any number of consumers, in the order of their puts. It is the one
 * algorithm behind queues and pipes; where its words are stands in {@link LaneLayout}.
 *
 * <p>Records lie one after the other in blocks, which are segments of their own. A block ends with the number of the next
 * one. Blocks grow with what is waiting; one that has been read is kept as a spare for the producers, so that a steady
 * flow makes no system call. A record that is very large gets a segment to itself.
 *
 * <pre>
 *   block 7   | record | record | next: 9 |         block 9   | record | record |     room     |
 *                 ^ head                                                        ^ tail
 * </pre>
 *
 * <p>As in the two-lock queue of Michael and Scott (1996), producers exclude each other, and consumers do, but not one
 * the other. Under its mutex each side prepares everything out of the other's sight, and then makes it valid by one store,
 * to {@code puts} or {@code gets}.
 *
 * <p>If a process dies: before that store nothing has happened, and the next one writes over what it left; after it all
 * has happened. What may be lost is room: a block or segment that nobody refers to any more, until the session ends.
 */
final class Lane {

    /** What {@link #get} gives if there was nothing in time. */
    static final Object NOTHING = new Object();

    /** Marks the end of a block; the number is that of the next one. */
    static final int NEXT = FlatFormat.FIRST_FREE_KIND;

    /** A record in a segment of its own; the number is that of the segment. */
    static final int FAR = FlatFormat.FIRST_FREE_KIND + 1;

    /** Set in the kind of a record that was removed from the middle. */
    static final int GAP = 1 << 16;

    private static final long LARGEST_NEAR = 8 * 1024 * 1024;

    /** Nobody holds a mutex of ours longer than it takes to copy a record, unless the process is stopped. */
    private static final long PATIENCE = 1_000_000_000;

    /** Ends a wait for another reason than records and room. */
    interface Watch {

        Watch NONE = () -> false;

        /** Tells whether waiting makes no sense any more. */
        boolean isOver();

        /** As {@link #isOver}, when nothing has happened for a while. */
        default boolean isOverAfterSilence() {
            return isOver();
        }
    }

    final Words words;
    final LaneBlocks consumerBlocks = new LaneBlocks();
    private final LaneBlocks producerBlocks = new LaneBlocks();
    private final Mutex producers;
    private final Mutex consumers;
    private final WaitPoint notEmpty;
    private final WaitPoint notFull;
    private final WaitPoint allDone;

    /** A record in a segment of its own, not read yet. */
    record Far(int segment) {

        /** Reads it. */
        Object read() {
            return FlatFormat.read(new Words(Segments.open(segment)), 0);
        }
    }

    Lane(Words words) {
        this.words = words;
        this.producers = new Mutex(words, PRODUCERS, _ -> {});
        this.consumers = new Mutex(words, CONSUMERS, _ -> new LaneScan(this).countGaps());
        this.notEmpty = new WaitPoint(words, NOT_EMPTY);
        this.notFull = new WaitPoint(words, NOT_FULL);
        this.allDone = new WaitPoint(words, ALL_DONE);
    }

    /** Limits a new lane: to a number of records, or, if negative, to a number of bytes. */
    void limit(long limit) {
        words.setLongVolatile(LIMIT, limit);
    }

    /** How many records there are. */
    long size() {
        long gets = words.getLongVolatile(GETS);
        long gaps = words.getLongVolatile(GAPS);
        return Math.max(0, words.getLongVolatile(PUTS) - gets - gaps);
    }

    /** How many records fit at most; {@code Long.MAX_VALUE} if it is not limited by number. */
    long capacity() {
        long limit = words.getLong(LIMIT);
        return limit > 0 ? limit : Long.MAX_VALUE;
    }

    private boolean hasRoom(int forMore) {
        long limit = words.getLong(LIMIT);
        if (limit == 0) {
            return true;
        }
        return limit > 0
                ? size() + forMore < limit
                : words.getLongVolatile(PUT_BYTES) - words.getLongVolatile(GOT_BYTES) < -limit;
    }

    private boolean hasItems(int more) {
        return words.getLongVolatile(PUTS) - words.getLongVolatile(GETS) > more;
    }

    // ---- putting

    /** Puts a record. Gives false if there was no room in time, or the watch is over. */
    boolean put(Flat item, Deadline deadline, Watch watch) throws InterruptedException {
        while (!putNow(item, deadline)) {
            if (deadline.isOver()
                    || !notFull.await(new Room(watch), deadline)
                    || watch.isOver()) {
                return false;
            }
        }
        notEmpty.call(1);
        return true;
    }

    private boolean putNow(Flat item, Deadline deadline) throws InterruptedException {
        if (!producers.lock(patience(deadline))) {
            return false;
        }
        try {
            boolean room = hasRoom(0);
            if (room) {
                append(item);
            }
            return room;
        } finally {
            producers.unlock();
        }
    }

    private void append(Flat item) {
        if (item.size() <= LARGEST_NEAR) {
            appendNear(item);
            return;
        }
        int segment = Segments.nextNumber();
        try {
            item.write(new Words(Segments.create(segment, item.size())), 0);
            appendNear(new Flat(FAR, segment, 0, null));
        } catch (RuntimeException | Error e) {
            Segments.remove(segment);
            throw e;
        }
    }

    private void appendNear(Flat item) {
        long puts = words.getLong(PUTS);
        long tail = words.getLong(tail(puts));
        int block = block(tail);
        long offset = offset(tail);
        long size = size(item.kind(), item);
        if (block == 0 || offset + size + FlatFormat.HEADER > producerBlocks.size(block)) {
            int next = nextBlock(block, size + FlatFormat.HEADER);
            if (block == 0) {
                words.setLong(FIRST, next);
            } else {
                new Flat(NEXT, next, 0, null).write(producerBlocks.get(block), offset);
            }
            block = next;
            offset = 0;
        }
        item.write(producerBlocks.get(block), offset);
        words.setLong(tail(puts + 1), place(block, offset + size));
        words.setLongVolatile(PUTS, puts + 1);
        words.setLong(PUT_BYTES, words.getLong(PUT_BYTES) + size);
    }

    private static long size(int kind, Flat item) {
        return kind == FAR ? FlatFormat.HEADER : item.size();
    }

    private int nextBlock(int before, long bytes) {
        for (int i = 0; i < SPARE_COUNT; i++) {
            int spare = (int) words.getAndSetLong(spare(i), 0);
            if (spare != 0) {
                if (producerBlocks.size(spare) >= bytes) {
                    return spare;
                }
                Segments.remove(spare);
            }
        }
        return producerBlocks.create(before, bytes);
    }

    // ---- getting

    /** Gets the next record, decoded; {@link #NOTHING} if there was none in time, or the watch is over. */
    Object get(Deadline deadline, Watch watch) throws InterruptedException {
        Object record;
        while ((record = getNow(deadline)) == NOTHING) {
            if (deadline.isOver()
                    || !notEmpty.await(new Items(watch), deadline)
                    || !hasItems(0) && watch.isOver()) {
                return NOTHING;
            }
        }
        if (words.getLong(LIMIT) != 0) {
            notFull.call(1);
        }
        return decode(record);
    }

    private Object getNow(Deadline deadline) throws InterruptedException {
        if (!hasItems(0) || !consumers.lock(patience(deadline))) {
            return NOTHING;
        }
        try {
            return take();
        } finally {
            consumers.unlock();
        }
    }

    private Object take() {
        while (hasItems(0)) {
            long gets = words.getLong(GETS);
            long place = LaneScan.skipNext(this, LaneScan.head(this, gets));
            Words block = consumerBlocks.get(block(place));
            int kind = block.getInt(offset(place));
            boolean gap = (kind & GAP) != 0;
            Object record = gap ? null : LaneScan.read(block, offset(place));
            long size = LaneScan.size(block, offset(place));
            words.setLong(head(gets + 1), place + size);
            words.setLongVolatile(GETS, gets + 1);
            words.setLong(GOT_BYTES, words.getLong(GOT_BYTES) + size);
            if (gap) {
                words.setLongVolatile(GAPS, words.getLong(GAPS) - 1);
            }
            free(block(place));
            if (!gap) {
                return record;
            }
        }
        return NOTHING;
    }

    /** Frees the block before the one that is being read. */
    private void free(int reading) {
        int oldest = (int) words.getLong(OLDEST);
        if (oldest != reading) {
            words.setLongVolatile(OLDEST, reading);
            if (oldest != 0 && !keep(oldest)) {
                Segments.remove(oldest);
            }
        }
    }

    private boolean keep(int block) {
        for (int i = 0; i < SPARE_COUNT; i++) {
            if (words.casLong(spare(i), 0, block)) {
                return true;
            }
        }
        return false;
    }

    private static Object decode(Object record) {
        Object value = record;
        if (record instanceof Far far) {
            value = far.read();
            Segments.remove(far.segment);
        }
        return FlatFormat.decode(value, Codec.ofThisProcess());
    }

    /** Waits until there is a record. Gives false if there was none in time, or the watch is over. */
    boolean awaitItems(Deadline deadline, Watch watch) throws InterruptedException {
        return hasItems(0) || notEmpty.await(new Items(watch), deadline) && hasItems(0);
    }

    /** Does something while no record can be got; gives the default if that cannot be had in time. */
    <T> T scan(java.util.function.Function<LaneScan, T> action, T otherwise)
            throws InterruptedException {
        if (!consumers.lock(Deadline.inNanos(PATIENCE))) {
            return otherwise;
        }
        try {
            return action.apply(new LaneScan(this));
        } finally {
            consumers.unlock();
        }
    }

    // ---- tasks

    /** Counts a task as done. Gives false if there are no more than are done already. */
    boolean done() {
        while (true) {
            long dones = words.getLongVolatile(DONES);
            long puts = words.getLongVolatile(PUTS);
            if (dones >= puts) {
                return false;
            }
            if (words.casLong(DONES, dones, dones + 1)) {
                if (dones + 1 == puts) {
                    allDone.callAll();
                }
                return true;
            }
        }
    }

    /** Waits until as many tasks are done as were ever put. */
    boolean awaitDone(Deadline deadline) throws InterruptedException {
        return allDone.await(
                () -> words.getLongVolatile(DONES) >= words.getLongVolatile(PUTS), deadline);
    }

    /** Has everybody who waits look again. */
    void callAll() {
        notEmpty.callAll();
        notFull.callAll();
    }

    private static Deadline patience(Deadline deadline) {
        return deadline.remaining() >= PATIENCE ? deadline : Deadline.inNanos(PATIENCE);
    }

    // ---- what is waited for

    private final class Room implements WaitPoint.Condition {

        private final Watch watch;

        Room(Watch watch) {
            this.watch = watch;
        }

        @Override
        public boolean holds() {
            return hasRoom(0) || watch.isOver();
        }

        @Override
        public boolean holdsAfterSilence() {
            return hasRoom(0) || watch.isOverAfterSilence();
        }

        @Override
        public boolean holdsForMore() {
            return hasRoom(1);
        }
    }

    private final class Items implements WaitPoint.Condition {

        private final Watch watch;

        Items(Watch watch) {
            this.watch = watch;
        }

        @Override
        public boolean holds() {
            return hasItems(0) || watch.isOver();
        }

        @Override
        public boolean holdsAfterSilence() {
            return hasItems(0) || watch.isOverAfterSilence();
        }

        @Override
        public boolean holdsForMore() {
            return hasItems(1);
        }
    }
}
