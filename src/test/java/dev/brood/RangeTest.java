package dev.brood;

import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTest {

    @Test
    void countsUpToItsEnd() {
        assertEquals(List.of(0, 1, 2), range(3));
        assertEquals(List.of(2, 3), range(2, 4));
        assertEquals(List.of(1, 4, 7), range(1, 8, 3));
        assertEquals(List.of(1, 4), range(1, 7, 3));
    }

    @Test
    void countsDownWithANegativeStep() {
        assertEquals(List.of(3, 2, 1), range(3, 0, -1));
        assertEquals(List.of(10, 7, 4), range(10, 1, -3));
    }

    @Test
    void isEmptyWhenTheEndIsNotAhead() {
        assertEquals(List.of(), range(0));
        assertEquals(List.of(), range(-3));
        assertEquals(List.of(), range(4, 4));
        assertEquals(List.of(), range(4, 2));
        assertEquals(List.of(), range(2, 4, -1));
    }

    @Test
    void needsAStep() {
        assertThrows(IllegalArgumentException.class, () -> range(1, 2, 0));
    }

    @Test
    void hasBounds() {
        assertThrows(IndexOutOfBoundsException.class, () -> range(3).get(3));
        assertThrows(IndexOutOfBoundsException.class, () -> range(3).get(-1));
        assertThrows(UnsupportedOperationException.class, () -> range(3).set(0, 1));
    }

    @Test
    void storesNothing() {
        List<Integer> all = range(Integer.MAX_VALUE);
        assertEquals(Integer.MAX_VALUE, all.size());
        assertEquals(Integer.MAX_VALUE - 1, all.getLast());
    }

    @Test
    void reachesTheEndsOfTheNumbers() {
        assertEquals(
                List.of(Integer.MIN_VALUE, -1, Integer.MAX_VALUE - 1),
                range(Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertEquals(
                List.of(Integer.MAX_VALUE, -1),
                range(Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE));
        assertEquals(List.of(Integer.MIN_VALUE), range(Integer.MIN_VALUE, Integer.MIN_VALUE + 1));
    }

    @Test
    void rangeThatIsTooLongIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> range(Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
}
