package dev.brood.internal.memory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small pieces of shared memory. Each process cuts them from segments of its own, so that making one needs no word with
 * others; anyone may use it by its address.
 *
 * <pre>
 *   63        32 31         0
 *  |  segment   |  offset    |     an address; zero is none
 * </pre>
 */
public final class SharedAllocator {

    /** The unit in which caches pass memory between cores, so that neighbours do not slow each other down. */
    private static final int LINE = 64;

    private static final int FIRST_SEGMENT = 16 * 1024;
    private static final int LARGEST_SEGMENT = 1024 * 1024;

    /** A larger cell is a segment, which the system gets back when nobody uses it. */
    private static final int LARGEST_CELL = 64 * 1024;

    private static final Map<Long, Deque<Long>> FREE = new HashMap<>();
    private static int segmentSize = FIRST_SEGMENT;
    private static int number;
    private static MemorySegment segment;
    private static long used;

    /** All that were made for small cells, in that folder. */
    private static final List<Integer> OWN = new ArrayList<>();

    /** In whose folder the segment is. */
    private static Session session;

    /** Cells in earlier segments are of no use to others. */
    private static int firstSegment;

    private SharedAllocator() {}

    /**
     * Takes a cell, all zeros.
     *
     * @param bytes its size
     * @return its address
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static synchronized long allocate(long bytes) {
        useSession(Session.intact());
        if (hasOwnSegment(bytes)) {
            int own = Segments.nextNumber();
            Segments.create(own, bytes);
            return address(own, 0);
        }
        long size = roundUp(bytes);
        Deque<Long> free = FREE.get(size);
        if (free != null && !free.isEmpty()) {
            return free.pop();
        }
        if (size > segmentSize) {
            int own = Segments.nextNumber();
            Segments.createLasting(own, size, size);
            OWN.add(own);
            return address(own, 0);
        }
        if (segment == null || used + size > segment.byteSize()) {
            int next = Segments.nextNumber();
            segment = Segments.createLasting(next, segmentSize, size);
            number = next;
            OWN.add(next);
            used = 0;
            segmentSize = Math.min(segmentSize * 2, LARGEST_SEGMENT);
        }
        long address = address(number, used);
        used += size;
        return address;
    }

    /**
     * Names the segments that this process cuts its cells from.
     *
     * @return their numbers; those of the same session only
     */
    public static synchronized int[] segments() {
        return OWN.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void useSession(Session now) {
        if (session != now) {
            session = now;
            firstSegment = now.firstSegment();
            segment = null;
            FREE.clear();
            OWN.clear();
        }
    }

    /**
     * Gives back all small cells of this process. They can be used still, but nobody else may know of them: for what is only
     * tried.
     */
    public static synchronized void giveBackAll() {
        OWN.forEach(Segments::remove);
        firstSegment = OWN.stream().mapToInt(own -> own + 1).max().orElse(firstSegment);
        OWN.clear();
        FREE.clear();
        segment = null;
        segmentSize = FIRST_SEGMENT;
    }

    /**
     * Gives back a cell that no other process knows of.
     *
     * @param address of the cell
     * @param bytes its size as it was taken
     */
    static synchronized void free(long address, long bytes) {
        if (remove(address, bytes) || segment(address) < firstSegment) {
            return;
        }
        at(address, bytes).segment().fill((byte) 0);
        FREE.computeIfAbsent(roundUp(bytes), _ -> new ArrayDeque<>()).push(address);
    }

    /**
     * Gives back a cell that is a segment of its own. Who has it mapped may go on to use it.
     *
     * @param address of the cell
     * @param bytes its size as it was taken
     * @return false if it is none
     */
    public static boolean remove(long address, long bytes) {
        boolean own = hasOwnSegment(bytes);
        if (own) {
            Segments.remove(segment(address));
        }
        return own;
    }

    /**
     * Gives access to a cell of any process of the session.
     *
     * @param address of the cell
     * @param bytes its size
     * @return the cell
     * @throws dev.brood.error.SharedMemoryException if it is gone
     */
    public static AtomicMemory at(long address, long bytes) {
        if (hasOwnSegment(bytes)) {
            return new AtomicMemory(Segments.open(segment(address)));
        }
        MemorySegment all = Segments.openLasting(segment(address));
        return new AtomicMemory(all.asSlice(address & 0xFFFF_FFFFL, bytes));
    }

    /**
     * Tells whether a cell of that size is a segment of its own.
     *
     * @param bytes the size
     * @return true if it is large
     */
    public static boolean hasOwnSegment(long bytes) {
        return bytes > LARGEST_CELL;
    }

    private static int segment(long address) {
        return (int) (address >>> 32);
    }

    private static long address(int segmentNumber, long offset) {
        return (long) segmentNumber << 32 | offset;
    }

    private static long roundUp(long bytes) {
        return (bytes + LINE - 1) / LINE * LINE;
    }
}
