package dev.brood.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.BrokenBarrierException;
import dev.brood.function.Action;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.ParticipantTable;
import dev.brood.internal.memory.ParticipantTable.Entry;
import dev.brood.internal.memory.ProcessToken;
import dev.brood.internal.memory.RecordedWords;
import dev.brood.internal.memory.RecordedWords.Died;
import dev.brood.internal.memory.RecordedWords.Failed;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies, or gets an error, before any of its stores, one after the other: the others can always go on. */
@Timeout(60)
class CutTest {

    private static final long SHORT_NANOS = 150_000_000;
    private static final int BROKEN = -1;

    /** What a process does at a barrier of two while it dies; another one waits there already, but for the first. */
    private enum Deed {
        COMES_FIRST_AND_GIVES_UP {
            @Override
            void run(BarrierState barrier) throws Exception {
                barrier.await(null, Deadline.NOW);
            }
        },
        COMES_LAST {
            @Override
            void run(BarrierState barrier) throws Exception {
                barrier.await(null, Deadline.NEVER);
            }
        },
        COMES_LAST_AND_RUNS_THE_ACTION {
            @Override
            void run(BarrierState barrier) throws Exception {
                barrier.await(() -> {}, Deadline.NEVER);
            }
        },
        RUNS_AN_ACTION_THAT_FAILS {
            @Override
            void run(BarrierState barrier) throws Exception {
                Action failing =
                        () -> {
                            throw new ArithmeticException();
                        };
                barrier.await(failing, Deadline.NEVER);
            }
        },
        RESETS {
            @Override
            void run(BarrierState barrier) {
                barrier.reset();
            }
        },
        ABORTS {
            @Override
            void run(BarrierState barrier) {
                barrier.breakUp(BreakReason.ABORTED);
            }
        };

        abstract void run(BarrierState barrier) throws Exception;

        /** Does it in a process that dies, or gets an error, after so many stores; false if it survives. */
        boolean fails(RecordedWords words) throws Exception {
            try {
                run(new BarrierState(words));
                return false;
            } catch (Died | Failed e) {
                return true;
            } catch (BrokenBarrierException | ArithmeticException e) {
                return false;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void barrierNeverHangsAndCanBeReset(Deed deed) throws Exception {
        cutEverywhere(deed, RecordedWords::dyingAfter);
    }

    /** For lack of memory or stack, say. */
    @ParameterizedTest
    @EnumSource(Deed.class)
    void barrierNeverHangsAfterAnError(Deed deed) throws Exception {
        cutEverywhere(deed, RecordedWords::failingAfter);
    }

    private static void cutEverywhere(
            Deed deed, BiFunction<Integer, MemorySegment, RecordedWords> fate) throws Exception {
        List<Future<Boolean>> lives = new ArrayList<>();
        for (int stores = 0; stores < 25; stores++) {
            int cut = stores;
            lives.add(Side.THREADS.start(() -> failAndGoOn(deed, cut, fate)));
        }
        List<Boolean> died = Side.get(lives);
        assertTrue(died.getFirst());
        assertFalse(died.getLast(), "it has more stores than we have cut");
    }

    private static boolean failAndGoOn(
            Deed deed, int stores, BiFunction<Integer, MemorySegment, RecordedWords> fate)
            throws Exception {
        MemorySegment cell = RecordedWords.cell(BarrierLayout.SIZE);
        BarrierState barrier = new BarrierState(new AtomicMemory(cell));
        barrier.layout().parties(2);
        Future<Integer> waiting = null;
        if (deed != Deed.COMES_FIRST_AND_GIVES_UP) {
            waiting = Side.THREADS.start(() -> outcome(barrier, Deadline.NEVER));
            Wait.CHILD.until("one to wait", () -> barrier.waiting() == 1);
        }
        boolean died = deed.fails(fate.apply(stores, cell));
        // if the dead one has passed or done nothing, there may be nobody or one to meet
        int next = outcome(barrier, Deadline.inNanos(SHORT_NANOS));
        if (waiting != null) {
            int first = Side.get(waiting);
            assertTrue(first == BROKEN || first == 0, deed + " cut at " + stores);
            assertTrue(next == BROKEN || next == 1 && first == 0, deed + " cut at " + stores);
        }
        barrier.reset();
        List<Future<Integer>> both = Side.THREADS.start(2, () -> outcome(barrier, Deadline.NEVER));
        assertEquals(Set.of(0, 1), Set.copyOf(Side.get(both)), deed + " cut at " + stores);
        assertEquals(0, barrier.waiting());
        return died;
    }

    /** Nobody need wait for one who has failed and lives. */
    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"COMES_LAST", "COMES_LAST_AND_RUNS_THE_ACTION", "RUNS_AN_ACTION_THAT_FAILS"})
    void partyThatFailsBreaksTheBarrierUnlessItHasPassed(Deed deed) throws Exception {
        boolean failed = true;
        for (int stores = 0; failed; stores++) {
            MemorySegment cell = RecordedWords.cell(BarrierLayout.SIZE);
            BarrierState barrier = new BarrierState(new AtomicMemory(cell));
            barrier.layout().parties(2);
            Future<Integer> waiting = Side.THREADS.start(() -> outcome(barrier, Deadline.NEVER));
            Wait.CHILD.until("one to wait", () -> barrier.waiting() == 1);
            failed = deed.fails(RecordedWords.failingAfter(stores, cell));
            if (failed && barrier.layout().round() == 0) {
                Future<Integer> next = Side.THREADS.start(() -> outcome(barrier, Deadline.NEVER));
                List<Integer> outcomes = List.of(Side.get(waiting), Side.get(next));
                assertTrue(
                        outcomes.equals(List.of(BROKEN, BROKEN)) || outcomes.equals(List.of(0, 1)),
                        deed + " cut at " + stores + ": " + outcomes);
            } else {
                Side.get(waiting);
            }
        }
    }

    private static int outcome(BarrierState barrier, Deadline deadline)
            throws InterruptedException {
        try {
            return barrier.await(null, deadline);
        } catch (BrokenBarrierException e) {
            return BROKEN;
        }
    }

    @Test
    void signalOfADeadWaiterIsPassedOnUnlessItHadGoneOn() throws Exception {
        for (int stores = 0; stores <= 2; stores++) {
            MemorySegment cell = RecordedWords.cell(Waiters.SIZE);
            Waiters ours = new Waiters(new AtomicMemory(cell));
            Waiters theirs = new Waiters(RecordedWords.dyingAfter(3 + stores, cell));
            Entry dying = theirs.enter(); // three stores: ticket, owner, state
            Entry waiting = ours.enter();
            sign(first(cell), waiting);
            boolean died = false;
            try {
                theirs.leave(dying);
            } catch (Died e) {
                died = true;
            }
            assertEquals(stores < 2, died);
            boolean signalled =
                    ours.calls().await(ours.signalled(waiting), Deadline.inNanos(SHORT_NANOS));
            assertEquals(stores == 0, signalled, "cut at " + stores);
            assertEquals(signalled, ours.leave(waiting));
        }
    }

    private static Entry first(MemorySegment cell) {
        return new ParticipantTable(new AtomicMemory(cell), Waiters.TABLE).entries().getFirst();
    }

    /** Signals the first as one who took it for alive. */
    private static void sign(Entry first, Entry second) {
        long end = (second.state() >>> 32) + 1;
        assertTrue(first.changeState(first.state(), end << 32 | 2));
    }

    @Test
    void signalIsNotLostIfWhoPassesItOnDiesToo() throws Exception {
        signalIsNotLost(RecordedWords::dyingAfter);
    }

    @Test
    void signalIsNotLostIfWhoPassesItOnGetsAnError() throws Exception {
        signalIsNotLost(RecordedWords::failingAfter);
    }

    private static void signalIsNotLost(BiFunction<Integer, MemorySegment, RecordedWords> fate)
            throws Exception {
        boolean died = true;
        for (int stores = 0; died; stores++) {
            MemorySegment cell = RecordedWords.cell(Waiters.SIZE);
            Waiters ours = new Waiters(new AtomicMemory(cell));
            Entry dead = ours.enter();
            Entry waiting = ours.enter();
            sign(dead, waiting);
            assertTrue(dead.changeOwner(ProcessToken.mine(), RecordedWords.DEAD + 1));
            died = cleansUpAndFails(cell, fate.apply(stores, cell));
            assertTrue(
                    ours.calls().await(ours.signalled(waiting), Deadline.inNanos(SHORT_NANOS)),
                    "cut at " + stores);
            assertTrue(ours.leave(waiting));
        }
    }

    private static boolean cleansUpAndFails(MemorySegment cell, RecordedWords words) {
        try {
            Waiters theirs = new Waiters(words);
            Entry unused =
                    new ParticipantTable(new AtomicMemory(cell), Waiters.TABLE).entries().getLast();
            theirs.signalled(unused).holdsAfterSilence();
            return false;
        } catch (Died | Failed e) {
            return true;
        }
    }
}
