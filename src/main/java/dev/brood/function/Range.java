package dev.brood.function;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** Numbers at equal distances, computed when asked for. They never change, so nobody needs a copy to keep them. */
public final class Range extends AbstractList<Integer> implements RandomAccess {

    private final int start;
    private final int step;
    private final int size;

    /**
     * Makes the numbers.
     *
     * @param start the first number
     * @param end where it ends; not in it
     * @param step from one number to the next; less than zero counts down
     * @throws IllegalArgumentException if the step is zero, or if there are more numbers than a List can have
     */
    public Range(int start, int end, int step) {
        if (step == 0) {
            throw new IllegalArgumentException("the step of a range must not be zero");
        }
        this.start = start;
        this.step = step;
        long distance = step > 0 ? (long) end - start : (long) start - end;
        long width = Math.abs((long) step);
        long count = Math.max(0, (distance + width - 1) / width);
        if (count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a range of " + count + " numbers is longer than a List can be");
        }
        this.size = (int) count;
    }

    @Override
    public Integer get(int index) {
        Objects.checkIndex(index, size);
        return start + index * step;
    }

    @Override
    public int size() {
        return size;
    }
}
