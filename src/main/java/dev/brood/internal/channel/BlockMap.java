package dev.brood.internal.channel;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Handles;
import dev.brood.internal.memory.Segments;
import java.io.Serial;
import java.lang.foreign.Arena;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The blocks of a record queue as one side of it has them mapped: segments with records one after the other. Used under that
 * side's mutex only. What it does not keep is unmapped at once: memory that was removed is not free before that.
 *
 * <p>If something is thrown in the middle, for lack of memory or stack, it begins anew: a map that is half changed, or
 * knows a block that is not mapped any more, must not be used.
 */
final class BlockMap {

    private static final int FIRST_SIZE = 4 * 1024;
    private static final int LARGEST_SIZE = 1024 * 1024;
    private static final int KEPT = 8;

    private record Block(AtomicMemory words, Arena arena) {}

    /** The blocks that were used last; knows nothing of the queue, so as to be unmapped when that is unreachable. */
    private static final class Mapped extends LinkedHashMap<Integer, Block> implements Runnable {

        @Serial private static final long serialVersionUID = 1;

        Mapped() {
            super(KEPT * 2, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Block> eldest) {
            if (size() <= KEPT) {
                return false;
            }
            eldest.getValue().arena.close();
            return true;
        }

        /** Ends what is mapped as far as that is known. */
        void forget() {
            try {
                for (Block block : values()) {
                    if (block.arena.scope().isAlive()) {
                        block.arena.close();
                    }
                }
            } catch (RuntimeException e) {
                // the map is torn
            }
            clear();
        }

        void keepOnly(int number) {
            Block kept = remove(number);
            run();
            clear();
            if (kept != null) {
                put(number, kept);
            }
        }

        @Override
        public void run() {
            values().forEach(block -> block.arena.close());
        }
    }

    private final Mapped mapped = new Mapped();
    private int lastNumber;
    private AtomicMemory last;

    /** Whether the map is being changed, or was when something was thrown. */
    private boolean changing;

    BlockMap() {
        Handles.whenUnreachable(this, mapped);
    }

    /** A block that exists. */
    AtomicMemory get(int number) {
        if (number != lastNumber) {
            begin();
            last = mapped.computeIfAbsent(number, BlockMap::open).words;
            lastNumber = number;
            changing = false;
        }
        return last;
    }

    private void begin() {
        lastNumber = 0;
        if (changing) {
            mapped.forget();
        }
        changing = true;
    }

    private static Block open(int number) {
        Arena arena = Arena.ofShared();
        return new Block(new AtomicMemory(Segments.open(number, arena)), arena);
    }

    long size(int number) {
        return get(number).segment().byteSize();
    }

    /** Makes a block of at least the given size, larger than the one before if there is room. */
    void create(int number, int before, long bytes) {
        long preferred = before == 0 ? FIRST_SIZE : Math.min(2 * size(before), LARGEST_SIZE);
        begin();
        mapped.keepOnly(before); // the others wait to be read, or are gone: there are no spare ones
        Arena arena = Arena.ofShared();
        AtomicMemory words = new AtomicMemory(Segments.createUpTo(number, preferred, bytes, arena));
        mapped.put(number, new Block(words, arena));
        changing = false;
    }

    /** Removes a block that nobody refers to any more. */
    void remove(int number) {
        Segments.remove(number);
        begin();
        Block block = mapped.remove(number);
        if (block != null) {
            block.arena.close();
        }
        changing = false;
    }
}
