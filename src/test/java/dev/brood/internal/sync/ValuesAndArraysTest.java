package dev.brood.internal.sync;

import static dev.brood.Brood.async;
import static dev.brood.Brood.byteArray;
import static dev.brood.Brood.doubleArray;
import static dev.brood.Brood.intArray;
import static dev.brood.Brood.longArray;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.ClosedException;
import dev.brood.sync.BooleanValue;
import dev.brood.sync.ByteArray;
import dev.brood.sync.DoubleArray;
import dev.brood.sync.DoubleValue;
import dev.brood.sync.Held;
import dev.brood.sync.IntArray;
import dev.brood.sync.IntValue;
import dev.brood.sync.LongArray;
import dev.brood.sync.LongValue;
import dev.brood.sync.RLock;
import dev.brood.sync.SharedArray;
import dev.brood.sync.SharedValue;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers in shared memory. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ValuesAndArraysTest {

    @ParameterizedTest
    @EnumSource(Side.class)
    void whatTheOtherSideWritesIsReadHere(Side side) {
        IntValue i = value(4343);
        DoubleValue d = value(3.625);
        LongValue l = value(1L << 33);
        BooleanValue b = value(false);
        ByteArray bytes = byteArray(new byte[] {'x'});
        IntArray ints = intArray(10);
        IntArray big = intArray(300_000); // has a segment of its own
        boolean zeros =
                side.call(() -> {
                    boolean wereZero = ints.get(9) == 0 && big.get(299_999) == 0;
                    i.set(24234);
                    d.set(-4.25);
                    l.set(1L << 34);
                    b.set(true);
                    bytes.set(0, 'y');
                    for (int k = 1; k < 10; k++) {
                        ints.set(k, ints.get(k - 1) + k);
                    }
                    big.set(299_999, 7);
                    return wereZero;
                });
        assertTrue(zeros);
        assertEquals(24234, i.get());
        assertEquals(-4.25, d.get());
        assertEquals(1L << 34, l.get());
        assertTrue(b.get());
        assertEquals('y', bytes.get(0));
        assertArrayEquals(new int[] {0, 1, 3, 6, 10, 15, 21, 28, 36, 45}, ints.toArray());
        assertEquals(7, big.get(299_999));
        assertArrayEquals(new int[10], intArray(10).toArray());
        var error = assertThrows(IndexOutOfBoundsException.class, () -> ints.get(10));
        assertEquals("Index 10 out of bounds for length 10", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ints.copyFrom(new int[9]));
    }

    @Test
    void valuesChangeInOneStep() {
        IntValue i = value(Integer.MAX_VALUE);
        assertEquals(Integer.MIN_VALUE, i.add(1), "it wraps around");
        assertTrue(i.compareAndSet(Integer.MIN_VALUE, 5));
        assertFalse(i.compareAndSet(4, 6));
        assertEquals(10, i.update(x -> x * 2));
        assertEquals("IntValue[10]", i.toString());
        LongValue l = value(3L);
        assertEquals(1L << 40, l.add((1L << 40) - 3));
        assertTrue(l.compareAndSet(1L << 40, 0));
        assertEquals("LongValue[0]", l.toString());
        DoubleValue d = value(0.0);
        assertFalse(d.compareAndSet(-0.0, 1), "to the bit");
        assertTrue(d.compareAndSet(0.0, Double.NaN));
        assertTrue(d.compareAndSet(Double.NaN, 1.5));
        assertEquals(2.0, d.add(0.5));
        assertEquals("DoubleValue[2.0]", d.toString());
        BooleanValue b = value(true);
        assertFalse(b.compareAndSet(false, false));
        assertTrue(b.compareAndSet(true, false));
        assertTrue(b.update(x -> !x));
        assertEquals("BooleanValue[true]", b.toString());
    }

    @Test
    void updateIsCalledAgainIfSomebodyWasFaster() {
        IntValue i = value(1);
        assertEquals(
                100,
                i.update(before -> {
                    i.compareAndSet(1, 10);
                    return before * 10;
                }));
    }

    @Test
    void arraysTakeTheElementsOfOthers() {
        assertArrayEquals(new int[] {1, -2}, intArray(new int[] {1, -2}).toArray());
        assertArrayEquals(new long[] {1L << 50}, longArray(new long[] {1L << 50}).toArray());
        assertArrayEquals(new double[] {0.1}, doubleArray(new double[] {0.1}).toArray());
        assertArrayEquals(new byte[0], byteArray(0).toArray());
        LongArray longs = longArray(3);
        longs.copyFrom(new long[] {7, 8, 9});
        longs.set(0, 1);
        assertEquals(10, longs.add(1, 2));
        assertArrayEquals(new long[] {1, 10, 9}, longs.toArray());
        DoubleArray doubles = doubleArray(2);
        doubles.set(1, 0.5);
        assertEquals(0.75, doubles.add(1, 0.25));
        assertEquals(0.75, doubles.get(1));
        assertEquals("DoubleArray[2 elements]", doubles.toString());
        assertEquals(3, longs.length());
    }

    @Test
    void bytesAreAddedToWithoutHarmToTheirNeighbours() {
        ByteArray bytes = byteArray(new byte[] {1, 2, 3, 4, 5});
        assertEquals(-2, bytes.add(1, 252));
        assertEquals(-128, bytes.add(4, 123));
        assertEquals(3, bytes.add(2, 256));
        bytes.set(0, 255);
        assertArrayEquals(new byte[] {-1, -2, 3, 4, -128}, bytes.toArray());
        assertThrows(IllegalArgumentException.class, () -> bytes.set(0, 256));
        assertThrows(IllegalArgumentException.class, () -> bytes.set(0, -129));
    }

    @Test
    void partsAreCopiedAndNothingIsWrittenThatDoesNotFit() {
        IntArray ints = intArray(new int[] {0, 1, 2, 3, 4});
        assertArrayEquals(new int[] {1, 2, 3}, ints.toArray(1, 4));
        assertArrayEquals(new int[0], ints.toArray(5, 5));
        ints.copyFrom(new int[] {8, 9}, 3);
        ints.copyFrom(new int[0], 5);
        assertArrayEquals(new int[] {0, 1, 2, 8, 9}, ints.toArray());
        for (Executable wrong :
                List.<Executable>of(
                        () -> ints.toArray(-1, 2),
                        () -> ints.toArray(2, 6),
                        () -> ints.toArray(3, 2),
                        () -> ints.copyFrom(new int[] {7, 7}, 4),
                        () -> ints.copyFrom(new int[] {7}, -1))) {
            assertThrows(IndexOutOfBoundsException.class, wrong);
        }
        assertArrayEquals(new int[] {0, 1, 2, 8, 9}, ints.toArray());
        LongArray longs = longArray(3);
        longs.copyFrom(new long[] {1L << 40}, 1);
        assertArrayEquals(new long[] {1L << 40, 0}, longs.toArray(1, 3));
        DoubleArray doubles = doubleArray(3);
        doubles.copyFrom(new double[] {0.5}, 2);
        assertArrayEquals(new double[] {0, 0.5}, doubles.toArray(1, 3));
        ByteArray bytes = byteArray(3);
        bytes.copyFrom(new byte[] {5, 6}, 1);
        assertArrayEquals(new byte[] {0, 5}, bytes.toArray(0, 2));
        ints.close();
        assertThrows(ClosedException.class, () -> ints.toArray(0, 1));
        assertThrows(ClosedException.class, () -> ints.copyFrom(new int[1], 0));
    }

    @Test
    void severalOfThemHaveOneLockInAllProcesses() {
        RLock lock = rlock();
        IntValue i = value(1, lock);
        IntArray ints = intArray(3, lock);
        for (SharedValue one : List.of(i, value(1L, lock), value(0.5, lock), value(true, lock))) {
            assertSame(lock, one.lock());
        }
        for (SharedArray one :
                List.of(ints, longArray(1, lock), doubleArray(1, lock), byteArray(1, lock))) {
            assertSame(lock, one.lock());
        }
        assertEquals(1, i.get());
        int seen =
                Wait.CHILD.get(
                        async(
                                (IntValue value, IntArray array, RLock theirs) -> {
                                    array.set(2, value.get());
                                    return value.lock() == theirs && array.lock() == theirs
                                            ? array.length()
                                            : -1;
                                },
                                i,
                                ints,
                                lock));
        assertEquals(3, seen);
        assertEquals(1, ints.get(2));
        assertThrows(IllegalArgumentException.class, () -> value(1, null));
        assertThrows(IllegalArgumentException.class, () -> intArray(1, null));
    }

    @Test
    void arraysAreStreams() {
        assertEquals(6, intArray(new int[] {1, 2, 3}).stream().sum());
        assertEquals(3L << 40, longArray(new long[] {1L << 40, 1L << 41}).stream().sum());
        assertEquals(0.75, doubleArray(new double[] {0.25, 0.5}).stream().sum());
        assertArrayEquals(new int[] {-1, 7}, byteArray(new byte[] {-1, 7}).stream().toArray());
        assertEquals(0, intArray(0).stream().count());
    }

    @Test
    void segmentIsTheElementsAndOutlivesTheArray() {
        var small = intArray(new int[] {1, 2, 3}).segment();
        var big = longArray(100_000).segment();
        big.setAtIndex(ValueLayout.JAVA_LONG, 99_999, 5);
        for (int i = 0; i < 3; i++) {
            System.gc();
            intArray(new int[] {9, 9, 9});
        }
        assertEquals(12, small.byteSize());
        assertArrayEquals(new int[] {1, 2, 3}, small.toArray(ValueLayout.JAVA_INT));
        assertEquals(800_000, big.byteSize());
        assertEquals(5, big.getAtIndex(ValueLayout.JAVA_LONG, 99_999));
        DoubleArray doubles = doubleArray(2);
        doubles.segment().setAtIndex(ValueLayout.JAVA_DOUBLE, 1, 0.5);
        assertEquals(0.5, doubles.get(1));
    }

    @Test
    void severalStepsBelongTogetherUnderTheLock() {
        IntArray array = intArray(2);
        try (Held _ = array.lock().hold()) {
            array.set(0, 1);
            array.lock().run(() -> array.set(1, 1)); // re-entrant
        }
        assertFalse(array.lock().isLocked());
    }
}
