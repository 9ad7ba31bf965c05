package dev.brood.internal.hold;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Mutex;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.SharedAllocator;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Tells into which record queue of a queue or pipe a record goes that has handles in it which are counted, so that anybody can tell
 * whether it got there, however its sender died: only then the tickets of these handles are still good.
 *
 * <pre>
 *    0        8      16       24      32
 *   | sender | queue| record | fate  |
 *
 *   sender   token of the process that it belongs to for ever. Written once.
 *   queue    address of the record queue. Written by the sender, under the mutex of its producers. Zero: not begun.
 *   record   the sequence number that the record is to have. Written by the sender before the queue.
 *   fate     1, the record is there; 2, it never will be. Written before the queue forgets the waybill, under its
 *            mutex, by the sender or by who takes the mutex from him. Zero: ask the queue.
 * </pre>
 *
 * <p>While the record is put, the queue's word {@code sending} has the address of the waybill: the record is there as soon
 * as the queue's {@code puts} are more than its number. Nobody else can put one of that number before the fate is written.
 *
 * <p>If a sender dies: its waybills stay as they are. If it lives it uses them again, when no ticket names them any more.
 */
public final class Waybill {

    /** Where a record queue counts what was put into it; volatile, written when the record is complete. */
    public static final int PUTS = Mutex.SIZE;

    /** Where a record queue has the address of the waybill of the record that is being put. */
    public static final int SENDING = 192;

    /** Bytes of a record queue. */
    public static final int QUEUE_SIZE = 256;

    private static final int SIZE = 64;
    private static final int SENDER = 0;
    private static final int QUEUE = 8;
    private static final int RECORD = 16;
    private static final int FATE = 24;

    private static final long THERE = 1;
    private static final long LOST = 2;

    /** Set in an address, which makes it the name of an owner that is no process. */
    private static final long MARK = Long.MIN_VALUE;

    private static final ConcurrentLinkedDeque<Waybill> UNUSED = new ConcurrentLinkedDeque<>();

    private final AtomicMemory words;
    private final long address;

    private Waybill(AtomicMemory words, long address) {
        this.words = words;
        this.address = address;
    }

    /** One that nobody uses. */
    public static Waybill take() {
        Waybill unused = UNUSED.poll();
        if (unused != null) {
            return unused.begin();
        }
        long address = SharedAllocator.allocate(SIZE);
        return of(SharedAllocator.at(address, SIZE), address);
    }

    /** A new one, in a cell of this process. */
    public static Waybill of(AtomicMemory words, long address) {
        words.setLongVolatile(SENDER, ProcessToken.mine());
        return new Waybill(words, address);
    }

    /** The one that an owner names. */
    public static Waybill named(long owner) {
        return at(owner & ~MARK);
    }

    private static Waybill at(long address) {
        return new Waybill(SharedAllocator.at(address, SIZE), address);
    }

    private Waybill begin() {
        words.setLongVolatile(QUEUE, 0);
        words.setLongVolatile(FATE, 0);
        return this;
    }

    /** No ticket names it any more. */
    public void done() {
        UNUSED.push(this);
    }

    /** What the owner of a ticket is while this waybill tells its fate. */
    public long owner() {
        return address | MARK;
    }

    /** Whether the sender can still do anything. */
    public boolean isSenderDead() {
        return ProcessToken.isDead(words.getLongVolatile(SENDER));
    }

    /**
     * Says, under the producers' mutex, that the next record is the one.
     *
     * @param queue where it is put
     * @param queueAddress its address
     */
    public void announce(AtomicMemory queue, long queueAddress) {
        words.setLongVolatile(RECORD, queue.getLong(PUTS));
        words.setLongVolatile(QUEUE, queueAddress);
        queue.setLongVolatile(SENDING, address);
    }

    /**
     * Writes, under the producers' mutex, what has become of the record that was announced, if any was.
     *
     * @param queue where it was put, or was not
     */
    public static void settle(AtomicMemory queue) {
        long address = queue.getLongVolatile(SENDING);
        if (address != 0) {
            at(address).settle(queue.getLongVolatile(PUTS));
            queue.setLongVolatile(SENDING, 0);
        }
    }

    private void settle(long puts) {
        words.setLongVolatile(FATE, puts > words.getLongVolatile(RECORD) ? THERE : LOST);
    }

    /** Tells whether the record is in its queue, or was. Its sender is dead, or has ended to put it. */
    public boolean hasArrived() {
        while (true) {
            long fate = words.getLongVolatile(FATE);
            long queue = words.getLongVolatile(QUEUE);
            if (fate != 0 || queue == 0) {
                return fate == THERE;
            }
            AtomicMemory there = SharedAllocator.at(queue, QUEUE_SIZE);
            boolean announced = there.getLongVolatile(SENDING) == address;
            boolean put = there.getLongVolatile(PUTS) > words.getLongVolatile(RECORD);
            boolean still = there.getLongVolatile(SENDING) == address;
            if (announced && still) {
                return put;
            }
            if (words.getLongVolatile(FATE) == 0) {
                return false; // it was never announced, or the fate would be known
            }
        }
    }
}
