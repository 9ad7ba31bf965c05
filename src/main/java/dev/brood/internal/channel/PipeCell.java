package dev.brood.internal.channel;

import dev.brood.channel.Connection;
import dev.brood.internal.hold.Holders;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.SharedObject;

/**
 * The shared memory of a pipe.
 *
 * <pre>
 *    0                256              512             656              800
 *   | from the first | from the second | ends: first   | ends: second  | one way |
 *
 *   from the N   {@link RecordQueue} of what that side has sent
 *   ends         {@link Holders} that are held of that side; their addresses are those of the two {@link Connection}s
 *   one way      1 if only the second side sends. Written once, at the beginning.
 * </pre>
 */
public final class PipeCell extends SharedObject {

    /** What may be under way before a sender waits; enough for both sides to copy at the same time, and little enough to stay in
     * the caches. */
    private static final long BACKLOG = 2 * 1024 * 1024;

    private static final int ENDS = 2 * RecordQueueLayout.SIZE;
    private static final int ONE_WAY = ENDS + 2 * Holders.SIZE;
    private static final int SIZE = ONE_WAY + Long.BYTES;

    private final RecordQueue[] bothWays = {records(0), records(1)};
    private final Holders[] ends = {ends(0), ends(1)};

    private PipeCell() {
        super(SIZE, PipeCell::dispose);
    }

    private PipeCell(long address) {
        super(address, SIZE);
    }

    public static PipeCell create(boolean duplex) {
        PipeCell cell = new PipeCell();
        cell.words().setInt(ONE_WAY, duplex ? 0 : 1);
        for (RecordQueue records : cell.bothWays) {
            records.limit(-BACKLOG);
        }
        return cell;
    }

    /** The cell of which one side's connection has this address. */
    static PipeCell of(long connectionAddress, int side) {
        return new PipeCell(connectionAddress - endsAt(side));
    }

    private static void dispose(AtomicMemory words) {
        for (int side = 0; side < 2; side++) {
            RecordCursor.dispose(words.at(side * RecordQueueLayout.SIZE, RecordQueueLayout.SIZE));
        }
    }

    /** Frees what has been sent and cannot be received any more: nobody holds either end. */
    void disposeIfDeserted() {
        if (!ends[0].isAnyoneThere() && !ends[1].isAnyoneThere()) {
            dispose(words());
        }
    }

    private RecordQueue records(int side) {
        long offset = (long) side * RecordQueueLayout.SIZE;
        return new RecordQueue(words().at(offset, RecordQueueLayout.SIZE), address() + offset);
    }

    private Holders ends(int side) {
        return new Holders(words(), endsAt(side), this::callAll);
    }

    static int endsAt(int side) {
        return ENDS + side * Holders.SIZE;
    }

    void callAll() {
        bothWays[0].callAll();
        bothWays[1].callAll();
    }

    /** What a side has sent. */
    RecordQueue from(int side) {
        return bothWays[side];
    }

    Holders ends(boolean second) {
        return ends[second ? 1 : 0];
    }

    boolean isOneWay() {
        return words().getInt(ONE_WAY) != 0;
    }
}
