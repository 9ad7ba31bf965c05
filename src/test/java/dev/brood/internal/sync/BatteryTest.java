package dev.brood.internal.sync;

import static dev.brood.Brood.barrier;
import static dev.brood.Brood.condition;
import static dev.brood.Brood.event;
import static dev.brood.Brood.intArray;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.longArray;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.semaphore;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.function.Fn;
import dev.brood.sync.Barrier;
import dev.brood.sync.BooleanValue;
import dev.brood.sync.ByteArray;
import dev.brood.sync.Condition;
import dev.brood.sync.DoubleArray;
import dev.brood.sync.DoubleValue;
import dev.brood.sync.Event;
import dev.brood.sync.Held;
import dev.brood.sync.IntArray;
import dev.brood.sync.IntValue;
import dev.brood.sync.Lock;
import dev.brood.sync.LongArray;
import dev.brood.sync.LongValue;
import dev.brood.sync.Semaphore;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same between threads and between processes. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class BatteryTest {

    private static final int ROUNDS = 3000;

    @ParameterizedTest
    @EnumSource(Side.class)
    @Tag("slow")
    void locksLetOneInAtATime(Side side) {
        List<Lock> locks = List.of(lock(), rlock());
        IntArray counts = intArray(2);
        Barrier start = barrier(3);
        Fn<Integer> work =
                () -> {
                    start.await();
                    for (int i = 0; i < ROUNDS; i++) {
                        int which = i % 2;
                        locks.get(which).run(() -> counts.set(which, counts.get(which) + 1));
                    }
                    return ROUNDS;
                };
        List<Future<Integer>> others = side.start(2, work);
        int total = Side.get(Side.THREADS.start(work));
        total += Side.get(others).stream().mapToInt(Integer::intValue).sum();
        assertEquals(total, counts.get(0) + counts.get(1));
        assertFalse(locks.getFirst().isLocked());
        assertFalse(locks.getLast().isLocked());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void semaphoreLetsAsManyInAsItHasPermits(Side side) {
        Semaphore semaphore = semaphore(2);
        IntValue inside = value(0);
        IntValue most = value(0);
        Fn<Boolean> work =
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        try (Held _ = semaphore.hold()) {
                            int now = inside.add(1);
                            if (now > most.get()) {
                                most.update(before -> Math.max(before, now));
                            }
                            inside.add(-1);
                        }
                    }
                    return true;
                };
        List<Future<Boolean>> others = side.start(2, work);
        Side.get(Side.THREADS.start(2, work));
        Side.get(others);
        assertEquals(2, semaphore.value());
        assertEquals(0, inside.get());
        assertTrue(most.get() <= 2, "at most 2, not " + most.get());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void onePermitEachWakesEverybodyHoweverTheyAreReleased(Side side) {
        Semaphore semaphore = semaphore(0);
        Semaphore here = semaphore(0);
        List<Future<Integer>> others =
                side.start(
                        3,
                        () -> {
                            for (int i = 0; i < 200; i++) {
                                here.release();
                                semaphore.acquire();
                            }
                            return 200;
                        });
        for (int i = 0; i < 100; i++) {
            here.acquire();
            here.acquire();
            semaphore.release(2);
        }
        for (int i = 0; i < 400; i++) {
            here.acquire();
            semaphore.release();
        }
        assertEquals(List.of(200, 200, 200), Side.get(others));
        assertEquals(0, semaphore.value());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    @Tag("slow")
    void eventLetsEverybodyGoWhoWaits(Side side) {
        Event go = event();
        Semaphore there = semaphore(0);
        List<Future<Boolean>> others =
                side.start(
                        3,
                        () -> {
                            there.release();
                            go.await();
                            return go.await(Duration.ZERO) && go.isSet();
                        });
        for (int i = 0; i < 3; i++) {
            there.acquire();
        }
        assertFalse(go.isSet());
        go.set();
        assertEquals(List.of(true, true, true), Side.get(others));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void conditionTellsOfEveryChange(Side side) {
        Condition changed = condition();
        IntValue number = value(0);
        int end = 300;
        // each takes the numbers that leave its own rest when divided by three
        List<Future<Integer>> others =
                List.of(
                        side.start(() -> countWhenItIsMyTurn(changed, number, 1, end)),
                        side.start(() -> countWhenItIsMyTurn(changed, number, 2, end)));
        assertEquals(end / 3, countWhenItIsMyTurn(changed, number, 0, end));
        assertEquals(List.of(end / 3, end / 3), Side.get(others));
        assertEquals(end, number.get());
    }

    private static int countWhenItIsMyTurn(Condition changed, IntValue number, int rest, int end) {
        int mine = 0;
        for (int next = rest; next < end; next += 3) {
            int wanted = next;
            try (Held _ = changed.hold()) {
                changed.await(() -> number.get() == wanted);
                number.set(wanted + 1);
                mine++;
                changed.signalAll();
            }
        }
        return mine;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    @Tag("slow")
    void barrierKeepsPartiesInStepAndRunsItsActionBeforeTheyGoOn(Side side) {
        int passes = 10;
        IntArray phases = intArray(5);
        IntArray places = intArray(5 * passes);
        IntValue actions = value(0);
        IntValue party = value(-1);
        Barrier barrier = barrier(5, () -> actions.add(1));
        Fn<Boolean> work =
                () -> {
                    int me = party.add(1);
                    boolean inStep = true;
                    for (int pass = 0; pass < passes; pass++) {
                        phases.add(me, 1);
                        places.set(pass * 5 + me, barrier.await());
                        inStep &= actions.get() == 2 * pass + 1;
                        inStep &= sum(phases) == 5 * (pass + 1);
                        barrier.await(); // so that all have looked
                    }
                    return inStep;
                };
        List<Future<Boolean>> others = side.start(4, work);
        assertTrue(Side.get(Side.THREADS.start(work)));
        assertEquals(List.of(true, true, true, true), Side.get(others));
        for (int pass = 0; pass < passes; pass++) {
            int first = pass * 5;
            assertEquals(
                    Set.of(0, 1, 2, 3, 4),
                    java.util.stream.IntStream.range(first, first + 5)
                            .mapToObj(places::get)
                            .collect(Collectors.toSet()));
        }
        assertEquals(2 * passes, actions.get());
        assertEquals(0, barrier.waiting());
        assertFalse(barrier.isBroken());
    }

    private static int sum(IntArray array) {
        return java.util.Arrays.stream(array.toArray()).sum();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void numbersAreAddedToInOneStep(Side side) {
        IntValue ints = value(0);
        LongValue longs = value(1L << 33);
        DoubleValue doubles = value(0.5);
        BooleanValue flag = value(false);
        LongArray array = longArray(2);
        DoubleArray fractions = new SharedDoubleArray(2);
        ByteArray bytes = new SharedByteArray(6);
        Fn<Integer> work =
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        ints.add(1);
                        longs.update(before -> before + 2);
                        doubles.add(0.5);
                        flag.update(before -> !before);
                        array.add(1, 3);
                        fractions.add(0, 0.25);
                        bytes.add(i % 6, 1);
                    }
                    return ROUNDS;
                };
        List<Future<Integer>> others = side.start(2, work);
        int total = Side.get(Side.THREADS.start(work));
        total += Side.get(others).stream().mapToInt(Integer::intValue).sum();
        assertEquals(total, ints.get());
        assertEquals((1L << 33) + 2L * total, longs.get());
        assertEquals(0.5 + 0.5 * total, doubles.get());
        assertEquals(total % 2 == 1, flag.get());
        assertArrayEquals(new long[] {0, 3L * total}, array.toArray());
        assertArrayEquals(new double[] {0.25 * total, 0}, fractions.toArray());
        byte each = (byte) (total / 6);
        assertArrayEquals(new byte[] {each, each, each, each, each, each}, bytes.toArray());
    }
}
