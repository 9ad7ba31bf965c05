// Longer than other files as putting, getting and freeing are one algorithm: each is right only by
// the order of its stores relative to those of the others. Its layout, its blocks and looking
// through it are in files of their own.
package dev.brood.internal.channel;

import static dev.brood.internal.channel.RecordQueueLayout.*;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.hold.Waybill;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Mutex;
import dev.brood.internal.memory.Segments;
import dev.brood.internal.memory.SharedEventCount;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.internal.wire.InPlaceFormat.Flat;
import java.lang.foreign.Arena;
import java.lang.ref.Reference;

/**
 * Records on their way from any number of producers to any number of consumers, in the order of their puts. It is the one
 * algorithm behind queues and pipes; where its words are stands in {@link RecordQueueLayout}.
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
 * has happened. A segment that was being made for a record is removed by the next one. What may be lost, until the session
 * ends, is a block or segment that was just being freed.
 *
 * <p>If something is thrown: the same, as the mutex is abandoned then. After the store that counts, nothing is thrown for
 * lack of memory or stack.
 */
public final class RecordQueue {

    /** Bytes that a record queue takes, aligned to 64. */
    public static final int SIZE = RecordQueueLayout.SIZE;

    /** What {@link #get} gives if there was nothing in time. */
    public static final Object NOTHING = new Object();

    /** Marks the end of a block; the number is that of the next one. */
    static final int NEXT = InPlaceFormat.FIRST_FREE_KIND;

    /** A record in a segment of its own; the number is that of the segment. */
    static final int FAR = InPlaceFormat.FIRST_FREE_KIND + 1;

    /** Set in the kind of a record that was removed from the middle. */
    static final int GAP = 1 << 16;

    private static final long LARGEST_NEAR = 8 * 1024 * 1024;

    /** Nobody holds a mutex of ours longer than it takes to copy a record, unless the process is stopped. */
    private static final long PATIENCE = 1_000_000_000;

    /** Ends a wait for another reason than records and room. */
    public interface Watch {

        /** Never does. */
        Watch NONE = () -> false;

        /** Tells whether waiting makes no sense any more. */
        boolean isOver();

        /** From now on it takes a call to be woken; before that, who waits looks by itself. */
        default void beforeSleep() {}

        /** As {@link #isOver}, when nothing has happened for a while. */
        default boolean isOverAfterSilence() {
            return isOver();
        }
    }

    final AtomicMemory words;
    private final long address;
    final BlockMap consumerBlocks = new BlockMap();
    private final BlockMap producerBlocks = new BlockMap();
    private final Mutex producers;
    private final Mutex consumers;
    private final SharedEventCount notEmpty;
    private final SharedEventCount notFull;
    private final SharedEventCount allDone;

    /** Takes a record out of shared memory, under the consumers' mutex: what it gives must not refer to that. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads.
         *
         * @param number the record's sequence number, from 0
         * @param words where it lies
         * @param offset where in it
         */
        Object read(long number, AtomicMemory words, long offset);

        /**
         * Called before the record is gone from the queue, while nobody else can get one; it may be read only after that.
         *
         * @param number the record's sequence number
         */
        default void taking(long number) {}

        /**
         * Called before a record in a segment of its own is gone from the queue, while nobody else can get one. Whether it
         * throws here or while it reads any other record, the record stays there for somebody else.
         *
         * @param words where it lies
         * @param offset where in it
         */
        default void check(AtomicMemory words, long offset) {}
    }

    /** Gives values that are to be decoded. */
    static final Reader VALUES = (_, block, offset) -> InPlaceFormat.read(block, offset);

    private static final int SHUT_DOWN = 1;
    private static final int EMPTIED = 2;

    /** A record in a segment of its own, not read yet. */
    record Far(AtomicMemory words, Arena arena, long number) {

        static Far open(int segment, long number) {
            Arena arena = Arena.ofConfined();
            return new Far(new AtomicMemory(Segments.open(segment, arena)), arena, number);
        }

        /** Itself, if the reader would have it. */
        Far checkedBy(Reader reader) {
            try {
                reader.check(words, 0);
                return this;
            } catch (RuntimeException | Error e) {
                arena.close();
                throw e;
            }
        }

        /** Reads it, in the thread that opened it, once. */
        Object read(Reader reader) {
            try (arena) {
                return reader.read(number, words, 0);
            }
        }

        long size() {
            return words.segment().byteSize();
        }
    }

    /**
     * Makes a view.
     *
     * @param words its cell, all zeros if it is new
     */
    public RecordQueue(AtomicMemory words) {
        this(words, 0);
    }

    /** Makes a view for records that have waybills; the address is that of the cell. */
    RecordQueue(AtomicMemory words, long address) {
        this.words = words;
        this.address = address;
        this.producers = new Mutex(words, PRODUCERS, _ -> repairPut());
        this.consumers = new Mutex(words, CONSUMERS, _ -> new RecordCursor(this).countGaps());
        this.notEmpty = new SharedEventCount(words, NOT_EMPTY);
        this.notFull = new SharedEventCount(words, NOT_FULL);
        this.allDone = new SharedEventCount(words, ALL_DONE);
    }

    /** Limits a new queue: to a number of records, or, if negative, to a number of bytes. */
    void limit(long limit) {
        words.setLongVolatile(LIMIT, limit);
    }

    /**
     * Counts the records that wait.
     *
     * @return how many there are
     */
    public long size() {
        while (true) {
            long gets = words.getLongVolatile(GETS);
            long gaps = words.getLongVolatile(GAPS);
            long puts = words.getLongVolatile(PUTS);
            if (words.getLongVolatile(GETS) == gets) {
                return isEmptied() ? 0 : Math.max(0, puts - gets - gaps);
            }
        }
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
        return limit > 0 ? size() + forMore < limit : bytes() < -limit;
    }

    /** How much waits; while others get, it may say how much there was a moment before or will be. */
    private long bytes() {
        return words.getLongVolatile(putBytes(words.getLongVolatile(PUTS)))
                - words.getLongVolatile(gotBytes(words.getLongVolatile(GETS)));
    }

    private boolean hasItems(int more) {
        return isAnythingLeft(more) && !isEmptied();
    }

    private boolean isAnythingLeft(int more) {
        return words.getLongVolatile(PUTS) - words.getLongVolatile(GETS) > more;
    }

    // ---- putting

    /** Puts a record. Gives false if there was no room in time, or the watch is over. */
    boolean put(Flat item, Deadline deadline, Watch watch) throws InterruptedException {
        return put(item, null, deadline, watch);
    }

    /** As above, for a record that may have a waybill, or null. */
    boolean put(Flat item, Waybill waybill, Deadline deadline, Watch watch)
            throws InterruptedException {
        while (!putNow(item, waybill, deadline)) {
            if (deadline.isOver() || !notFull.await(new Room(watch), deadline) || isOver(watch)) {
                return false;
            }
        }
        notEmpty.call(1);
        return true;
    }

    private boolean putNow(Flat item, Waybill waybill, Deadline deadline)
            throws InterruptedException {
        if (!producers.lock(patience(deadline))) {
            return false;
        }
        boolean room;
        try {
            room = hasRoom(0) && !isShut();
            if (room && waybill == null) {
                append(item);
            } else if (room) {
                waybill.announce(words, address);
                append(item);
                Waybill.settle(words);
            }
        } catch (Throwable e) {
            producers.abandon();
            throw e;
        }
        producers.unlock();
        return room;
    }

    /**
     * Puts a record into a record queue without a limit, and calls nobody: see {@link #callOne}.
     *
     * @param item the record
     * @return its sequence number, from 0
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     */
    public long put(Flat item) throws InterruptedException {
        producers.lock(Deadline.NEVER);
        long number;
        try {
            number = words.getLong(PUTS);
            append(item);
        } catch (Throwable e) {
            producers.abandon();
            throw e;
        }
        producers.unlock();
        return number;
    }

    /**
     * Takes a record out of the middle.
     *
     * @param number its sequence number
     * @return false if somebody has got it already
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     */
    public boolean remove(long number) throws InterruptedException {
        return scan(scan -> scan.remove(number), false);
    }

    /**
     * Counts the records that were ever got.
     *
     * @return how many
     */
    public long gets() {
        return words.getLongVolatile(GETS);
    }

    /**
     * Counts the bytes that were ever put.
     *
     * @return how many
     */
    public long bytesPut() {
        return words.getLongVolatile(putBytes(words.getLongVolatile(PUTS)));
    }

    /**
     * Tells whether there is anything to get.
     *
     * @return true if there is
     */
    public boolean hasItems() {
        return hasItems(0);
    }

    /** Frees the segments behind a record queue that nobody uses any more. */
    public void dispose() {
        RecordCursor.dispose(words);
    }

    /**
     * Puts a record, from the only thread that ever puts, and calls nobody. There must be no limit.
     *
     * @param item the record
     */
    public void append(Flat item) {
        if (item.size() <= LARGEST_NEAR) {
            appendNear(item, item.size());
            return;
        }
        int segment = Segments.nextNumber();
        long puts = words.getLong(PUTS);
        try {
            words.setLongVolatile(PENDING, pending(segment));
            writeFar(item, segment);
            appendNear(new Flat(FAR, segment, 0, null), item.size());
        } catch (RuntimeException | Error e) {
            if (words.getLong(PUTS) == puts) {
                Segments.remove(segment);
            }
            throw e;
        }
    }

    private static void writeFar(Flat item, int segment) {
        try (Arena arena = Arena.ofConfined()) {
            item.write(new AtomicMemory(Segments.create(segment, item.size(), arena)), 0);
        }
    }

    private void appendNear(Flat item, long bytes) {
        long puts = words.getLong(PUTS);
        long tail = words.getLong(tail(puts));
        int block = block(tail);
        long offset = offset(tail);
        long size = size(item.kind(), item);
        if (block == 0 || offset + size + InPlaceFormat.HEADER > producerBlocks.size(block)) {
            int next = nextBlock(block, size + InPlaceFormat.HEADER);
            if (block == 0) {
                words.setInt(FIRST, next);
            } else {
                new Flat(NEXT, next, 0, null).write(producerBlocks.get(block), offset);
            }
            block = next;
            offset = 0;
        }
        item.write(producerBlocks.get(block), offset);
        words.setLong(tail(puts + 1), place(block, offset + size));
        words.setLong(putBytes(puts + 1), words.getLong(putBytes(puts)) + bytes);
        words.setLongVolatile(PUTS, puts + 1);
        Reference.reachabilityFence(this); // or else the blocks would be unmapped
    }

    private static long size(int kind, Flat item) {
        return kind == FAR ? InPlaceFormat.HEADER : item.size();
    }

    private int nextBlock(int before, long bytes) {
        for (int i = 0; i < SPARE_COUNT; i++) {
            int spare = words.getAndSetInt(spare(i), 0);
            if (spare != 0) {
                words.setLongVolatile(PENDING, pending(spare));
                if (producerBlocks.size(spare) >= bytes) {
                    return spare;
                }
                producerBlocks.remove(spare);
            }
        }
        int number = Segments.nextNumber();
        words.setLongVolatile(PENDING, pending(number));
        producerBlocks.create(number, before, bytes);
        return number;
    }

    private long pending(int segment) {
        return place(segment, words.getLong(PUTS) & 0xFFFF_FFFFL);
    }

    /** Does what a dead producer did not do any more. */
    private void repairPut() {
        removePending();
        Waybill.settle(words);
    }

    /** Removes what a dead producer had made for a record that it did not finish. */
    void removePending() {
        long pending = words.getLongVolatile(PENDING);
        if (block(pending) != 0 && pending == pending(block(pending))) {
            Segments.remove(block(pending));
        }
    }

    // ---- getting

    /** Gets the next record, decoded; {@link #NOTHING} if there was none in time, or the watch is over. */
    Object get(Deadline deadline, Watch watch) throws InterruptedException {
        Object value = get(VALUES, deadline, watch);
        return value == NOTHING ? NOTHING : InPlaceFormat.decode(value, Codec.ofThisProcess());
    }

    /**
     * Gets the next record.
     *
     * @param reader reads it
     * @param deadline until when to wait for one
     * @param watch ends the wait otherwise
     * @return what the reader gave; {@link #NOTHING} if there was none in time, or the watch is over
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Object get(Reader reader, Deadline deadline, Watch watch) throws InterruptedException {
        Object record;
        while ((record = getNow(reader, deadline)) == NOTHING) {
            if (deadline.isOver()
                    || !notEmpty.await(new Items(watch), deadline)
                    || isOver(watch)
                            && !hasItems(0)) { // in this order: nothing comes when it is over
                return NOTHING;
            }
        }
        if (words.getLong(LIMIT) != 0) {
            notFull.call(1);
        }
        return record instanceof Far far ? far.read(reader) : record;
    }

    private Object getNow(Reader reader, Deadline deadline) throws InterruptedException {
        if (!hasItems(0) || !consumers.lock(patience(deadline))) {
            return NOTHING;
        }
        if (isEmptied()) { // meanwhile
            consumers.unlock();
            return NOTHING;
        }
        return takeLocked(reader);
    }

    private Object takeLocked(Reader reader) {
        Object record;
        try {
            record = takeNear(reader);
        } catch (RuntimeException e) {
            consumers.unlock(); // of the reader, or the record cannot be opened: nothing has been
            // written
            throw e;
        } catch (Error e) {
            consumers.abandon();
            throw e;
        }
        consumers.unlock();
        return record;
    }

    /**
     * Gets the next record, in the only thread that ever gets, and calls nobody. There must be no limit.
     *
     * @param reader reads it
     * @return what the reader gave; {@link #NOTHING} if there was none
     */
    public Object take(Reader reader) {
        Object record = takeNear(reader);
        return record instanceof Far far ? far.read(reader) : record;
    }

    private Object takeNear(Reader reader) {
        while (isAnythingLeft(0)) {
            long gets = words.getLong(GETS);
            long place = RecordCursor.skipNext(this, RecordCursor.head(this, gets));
            AtomicMemory block = consumerBlocks.get(block(place));
            int kind = block.getInt(offset(place));
            boolean gap = (kind & GAP) != 0;
            if (!gap) {
                reader.taking(gets);
            }
            Object record = gap ? null : RecordCursor.read(reader, gets, block, offset(place));
            long size = RecordCursor.size(block, offset(place));
            int far = RecordCursor.farSegment(block, offset(place));
            words.setLong(head(gets + 1), place + size);
            long bytes = record instanceof Far whole ? whole.size() : size;
            words.setLong(gotBytes(gets + 1), words.getLong(gotBytes(gets)) + bytes);
            if (gap) {
                words.setLongVolatile(
                        GAPS, words.getLong(GAPS) - 1); // first: never room for too many
            }
            words.setLongVolatile(GETS, gets + 1);
            free(far, block(place));
            Reference.reachabilityFence(this); // or else the blocks would be unmapped
            if (!gap) {
                return record;
            }
        }
        return NOTHING;
    }

    /** Frees what the last record took, as far as possible: the record must not be lost for that. */
    private void free(int far, int reading) {
        try {
            if (far != 0) {
                Segments.remove(far); // the record has it mapped
            }
            freeBefore(reading);
        } catch (Error e) {
            // it goes with the session
        }
    }

    /** Frees the block before the one that is being read. */
    private void freeBefore(int reading) {
        int oldest = words.getInt(OLDEST);
        if (oldest != reading) {
            words.setIntVolatile(OLDEST, reading);
            if (oldest != 0 && !keep(oldest)) {
                consumerBlocks.remove(oldest);
            }
        }
    }

    private boolean keep(int block) {
        for (int i = 0; i < SPARE_COUNT; i++) {
            if (words.casInt(spare(i), 0, block)) {
                return true;
            }
        }
        return false;
    }

    /** Waits until there is a record. Gives false if there was none in time, or the watch is over. */
    boolean awaitItems(Deadline deadline, Watch watch) throws InterruptedException {
        return hasItems(0) || notEmpty.await(new Items(watch), deadline) && hasItems(0);
    }

    /** Does something while no record can be got; gives the default if that cannot be had in time. */
    <T> T scan(java.util.function.Function<RecordCursor, T> action, T otherwise)
            throws InterruptedException {
        if (!consumers.lock(Deadline.inNanos(PATIENCE))) {
            return otherwise;
        }
        T result;
        try {
            result = action.apply(new RecordCursor(this));
        } catch (Throwable e) {
            consumers.abandon();
            throw e;
        }
        consumers.unlock();
        Reference.reachabilityFence(this);
        return result;
    }

    // ---- the end

    /**
     * Lets nothing be put any more; the emptying one lets nothing be got either, and what is there counts as done. It has happened with one
     * store, under the mutexes of those whom it stops; who waits sees it, called or not.
     */
    void shutDown(boolean emptying) throws InterruptedException {
        producers.lock(Deadline.NEVER);
        try {
            if (emptying) {
                shutDownEmptying();
            } else if (!isShut()) {
                words.setIntVolatile(SHUT, SHUT_DOWN);
            }
        } catch (Throwable e) {
            producers.abandon();
            throw e;
        }
        producers.unlock();
        callAll();
    }

    private void shutDownEmptying() throws InterruptedException {
        consumers.lock(Deadline.NEVER);
        try {
            if (!isEmptied()) {
                words.setLong(DROPPED, size());
                words.setIntVolatile(SHUT, EMPTIED);
            }
        } catch (Throwable e) {
            consumers.abandon();
            throw e;
        }
        consumers.unlock();
    }

    /** Takes out what nobody may get any more, so that its memory is free, and what it refers to. If that is cut short, it goes with the queue. */
    void dropRest() throws InterruptedException {
        while (isAnythingLeft(0)) {
            consumers.lock(Deadline.NEVER);
            Object record = takeLocked(VALUES);
            Object value = record instanceof Far far ? far.read(VALUES) : record;
            if (value != NOTHING) {
                InPlaceFormat.decode(value, Codec.ofThisProcess());
            }
        }
    }

    /** Whether nothing can be put any more. */
    boolean isShut() {
        return words.getIntVolatile(SHUT) != 0;
    }

    /** Whether nothing can be got any more. */
    boolean isEmptied() {
        return words.getIntVolatile(SHUT) == EMPTIED;
    }

    /** Whether nothing can be put any more, and there is nothing to get. */
    boolean isAtEnd() {
        return isShut() && !hasItems(0); // in this order: what is there is all there will be
    }

    private boolean isOver(Watch watch) {
        return watch.isOver() || isShut();
    }

    // ---- tasks

    /** Counts a task as done. Gives false if there are no more than are done already. */
    boolean done() {
        while (true) {
            long dones = words.getLongVolatile(DONES);
            long puts = toBeDone();
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
    boolean awaitDone(Deadline deadline, Watch watch) throws InterruptedException {
        return allDone.await(() -> allDone() || watch.isOver(), deadline) && allDone();
    }

    private boolean allDone() {
        return words.getLongVolatile(DONES) >= toBeDone();
    }

    private long toBeDone() {
        long dropped = isEmptied() ? words.getLong(DROPPED) : 0;
        return words.getLongVolatile(PUTS) - dropped;
    }

    /** Wakes one of those who sleep until there is something to get. */
    public void callOne() {
        notEmpty.call(1);
    }

    /** Has everybody who waits look again. */
    public void callAll() {
        notEmpty.callAll();
        notFull.callAll();
        allDone.callAll();
    }

    private static Deadline patience(Deadline deadline) {
        return deadline.remaining() >= PATIENCE ? deadline : Deadline.inNanos(PATIENCE);
    }

    // ---- what is waited for

    private final class Room implements SharedEventCount.Condition {

        private final Watch watch;

        Room(Watch watch) {
            this.watch = watch;
        }

        @Override
        public boolean holds() {
            return hasRoom(0) || isOver(watch);
        }

        @Override
        public boolean holdsAfterSilence() {
            return hasRoom(0) || isShut() || watch.isOverAfterSilence();
        }

        @Override
        public boolean holdsForMore() {
            return hasRoom(1);
        }
    }

    private final class Items implements SharedEventCount.Condition {

        private final Watch watch;

        Items(Watch watch) {
            this.watch = watch;
        }

        @Override
        public boolean holds() {
            return hasItems(0) || isOver(watch);
        }

        @Override
        public boolean holdsAfterSilence() {
            return hasItems(0) || isShut() || watch.isOverAfterSilence();
        }

        @Override
        public void beforeSleep() {
            watch.beforeSleep();
        }

        @Override
        public boolean holdsForMore() {
            return hasItems(1);
        }
    }
}
