package dev.brood.internal.channel;

import dev.brood.internal.hold.Waybill;
import dev.brood.internal.memory.Mutex;
import dev.brood.internal.memory.SharedEventCount;

/**
 * The words of a {@link RecordQueue}, in four cache lines: what producers write, what consumers write, what both write, but
 * seldom, and what is needed for records with ends of pipes in them.
 *
 * <pre>
 *       0              16      24       32       40         48       56      64
 *    0 | producers     | puts | tail 0 | tail 1 | put bytes 0 | 1  | limit  |
 *   64 | consumers     | gets | head 0 | head 1 | got bytes 0 | 1  | gaps   |
 *  128 | not empty | not full | dones | all done | spares 0 1 | 2 3 | first, oldest | pending | 192
 *  192 | sending | shut, - | dropped | unused                               256
 *
 *   producers  the {@link Mutex} of those who put.
 *   puts       how many records were ever put. Written under it, volatile, after all else: the record counts from then on.
 *   tail N     where the next record goes, if puts is even (0) or odd (1). Written under it, plainly, before puts, which
 *              makes it valid; the other one stays as it was, so there is never a moment without a valid one.
 *   put bytes N   sum of the sizes of all records put, valid and written as tail N.
 *   limit      how many records there may be at once; negative: how many bytes. Written once, at the beginning. Zero: no
 *              limit.
 *
 *   consumers  the {@link Mutex} of those who get.
 *   gets       how many records were ever got. Written under it, volatile, after all else: the record is gone then.
 *   head N     where the next record lies, as for tail. Zero: at the beginning of the first block.
 *   got bytes N   as put bytes N.
 *   gaps       how many records between gets and puts were removed. Written under it, after the record was marked, and
 *              before gets passes it; who takes the mutex from a dead process counts again.
 *
 *   not empty  {@link SharedEventCount} of consumers; called by producers.
 *   not full   {@link SharedEventCount} of producers; called by consumers.
 *   dones      how many tasks were reported done, for joinable queues. Written by compare-and-set.
 *   all done   {@link SharedEventCount} of those who wait for that.
 *   spare N    a block that is free to be used again, its number, 32 bits. Put there by consumers, by compare-and-set
 *              from zero; taken by producers, by exchange. Zero: none.
 *   first      number of the first block, 32 bits. Written under the producers' mutex, before puts becomes 1. Zero: there
 *              is none.
 *   oldest     number of the block that is to be freed next, 32 bits. Written under the consumers' mutex, before the block
 *              is freed, so that it is never freed twice; a death in between keeps the block until the session ends. Zero:
 *              not known yet.
 *   pending    number of a segment that a producer makes for the next record, and below it the lower half of puts. Written
 *              under the producers' mutex, before it is made. If puts is still the same when somebody takes the mutex from
 *              a dead process, nobody knows of the segment and it is removed.
 *
 *   sending    address of the {@link Waybill} of the record that is being put. Written under the producers' mutex; whoever
 *              takes that from a dead process writes the fate of the record there. Zero: none, or it has no waybill.
 *
 *   shut       1: no record may be put any more; 2: nor got. 32 bits. Written under the producers' mutex, and 2 under that of the
 *              consumers as well, volatile, so from then on puts, or puts and gets as others see them, stay as they are.
 *              Zero: neither.
 *   dropped    how many records were there when shut became 2; they count as done. Written before that, and valid with it.
 *
 *   a place (tail, head):   63     32 31      0
 *                          |  block  | offset  |
 * </pre>
 */
final class RecordQueueLayout {

    static final int PRODUCERS = 0;
    static final int PUTS = Waybill.PUTS;
    static final int TAILS = 24;
    static final int PUT_BYTES = 40;
    static final int LIMIT = 56;

    static final int CONSUMERS = 64;
    static final int GETS = CONSUMERS + Mutex.SIZE;
    static final int HEADS = 88;
    static final int GOT_BYTES = 104;
    static final int GAPS = 120;

    static final int NOT_EMPTY = 128;
    static final int NOT_FULL = NOT_EMPTY + SharedEventCount.SIZE;
    static final int DONES = 144;
    static final int ALL_DONE = 152;
    static final int SPARES = 160;
    static final int SPARE_COUNT = 4;
    static final int FIRST = 176;
    static final int OLDEST = 180;
    static final int PENDING = 184;

    static final int SENDING = Waybill.SENDING;

    static final int SHUT = SENDING + Long.BYTES;
    static final int DROPPED = SHUT + Long.BYTES;

    static final int SIZE = Waybill.QUEUE_SIZE;

    private RecordQueueLayout() {}

    /** Where the tail lies that is valid after so many puts. */
    static int tail(long puts) {
        return TAILS + (int) (puts & 1) * Long.BYTES;
    }

    /** Where the head lies that is valid after so many gets. */
    static int head(long gets) {
        return HEADS + (int) (gets & 1) * Long.BYTES;
    }

    static int spare(int index) {
        return SPARES + index * Integer.BYTES;
    }

    static int putBytes(long puts) {
        return PUT_BYTES + (int) (puts & 1) * Long.BYTES;
    }

    static int gotBytes(long gets) {
        return GOT_BYTES + (int) (gets & 1) * Long.BYTES;
    }

    static long place(int block, long offset) {
        return (long) block << 32 | offset;
    }

    static int block(long place) {
        return (int) (place >>> 32);
    }

    static long offset(long place) {
        return place & 0xFFFF_FFFFL;
    }
}
