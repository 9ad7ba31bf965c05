package dev.brood.channel;

import dev.brood.memory.Segments;
import dev.brood.memory.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The blocks of a lane as one side of it has them mapped: segments with records one after the other. Used under that
 * side's mutex only.
 */
final class LaneBlocks {

    private static final int FIRST_SIZE = 4 * 1024;
    private static final int LARGEST_SIZE = 1024 * 1024;
    private static final int KEPT = 8;

    private final Map<Integer, Words> mapped =
            new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Words> eldest) {
                    return size() > KEPT;
                }
            };

    private int lastNumber;
    private Words last;

    /** A block that exists. */
    Words get(int number) {
        if (number != lastNumber) {
            last = mapped.computeIfAbsent(number, n -> new Words(Segments.open(n)));
            lastNumber = number;
        }
        return last;
    }

    long size(int number) {
        return get(number).segment().byteSize();
    }

    /** Makes a block of at least the given size, larger than the one before. Gives its number. */
    int create(int before, long bytes) {
        long preferred =
                before == 0 ? FIRST_SIZE : Math.min(2 * size(before), LARGEST_SIZE);
        int number = Segments.nextNumber();
        mapped.put(number, new Words(Segments.create(number, Math.max(preferred, bytes))));
        return number;
    }
}
