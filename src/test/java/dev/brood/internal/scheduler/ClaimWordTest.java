package dev.brood.internal.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pool takes back, or fences off, before any step of a worker: each item is run or taken back, and never both. */
class ClaimWordTest {

    private static final long CHUNK = 5;
    private static final int ITEMS = 3;

    /** A word into which the pool gets in between what the worker reads and what it writes. */
    private static final class Interrupted extends ClaimWord {

        private final int at;
        private final Runnable pool;
        private long word;
        private int steps;
        private boolean inside;

        Interrupted(int at, Runnable[] pool) {
            this.at = at;
            this.pool = () -> pool[0].run();
        }

        private void step() {
            if (!inside && steps++ == at) {
                inside = true;
                pool.run();
                inside = false;
            }
        }

        @Override
        public long get() {
            step();
            return word;
        }

        @Override
        protected boolean compareAndSet(long expected, long next) {
            step();
            boolean same = word == expected;
            word = same ? next : word;
            return same;
        }
    }

    private final List<Integer> run = new ArrayList<>();

    private boolean work(ClaimWord claim) {
        if (!claim.open(CHUNK, ITEMS)) {
            return false;
        }
        for (int place = claim.claim(); place >= 0; place = claim.claim()) {
            run.add(place);
        }
        return true;
    }

    @Test
    void alone() {
        Runnable[] nothing = {() -> {}};
        assertTrue(work(new Interrupted(-1, nothing)));
        assertEquals(List.of(0, 1, 2), run);
    }

    @Test
    void whatIsTakenBackIsNotRun() {
        int steps = 0;
        for (int at = 0; at < 10; at++) {
            run.clear();
            List<Integer> back = new ArrayList<>();
            Runnable[] pool = new Runnable[1];
            Interrupted claim = new Interrupted(at, pool);
            pool[0] =
                    () -> {
                        long seen = claim.get();
                        if (Claim.isOf(seen, CHUNK) && claim.reclaim(seen)) {
                            for (int i = Claim.next(seen); i < ITEMS; i++) {
                                back.add(i);
                            }
                        }
                    };
            assertTrue(work(claim));
            List<Integer> all = new ArrayList<>(run);
            all.addAll(back);
            assertEquals(List.of(0, 1, 2), all, "taken back at step " + at);
            steps += back.isEmpty() ? 0 : 1;
        }
        assertTrue(steps >= 5, steps + " steps at which there was something to take back");
    }

    @Test
    void nothingIsBegunBehindTheFence() {
        for (int at = 0; ; at++) {
            run.clear();
            List<Integer> begun = new ArrayList<>();
            Runnable[] pool = new Runnable[1];
            Interrupted claim = new Interrupted(at, pool);
            pool[0] =
                    () -> {
                        long seen = claim.get();
                        assertTrue(claim.fence(seen), "nobody is in between");
                        begun.add(Claim.isOf(seen, CHUNK) ? Claim.next(seen) : 0);
                    };
            work(claim);
            if (begun.isEmpty()) {
                assertEquals(ITEMS, run.size(), "no step is the " + at + "th");
                return;
            }
            assertEquals(begun.getFirst(), run.size(), "fenced off at step " + at);
            assertFalse(claim.open(CHUNK + 1, 1));
            assertEquals(-1, claim.claim());
        }
    }

    @Test
    void poolThatLooksAtAnOldClaimChangesNothing() {
        Runnable[] nothing = {() -> {}};
        Interrupted claim = new Interrupted(-1, nothing);
        assertTrue(claim.open(CHUNK, ITEMS));
        long old = claim.get();
        assertEquals(0, claim.claim());
        assertFalse(claim.reclaim(old));
        assertFalse(claim.fence(old));
        assertEquals(1, claim.claim());
    }

    @Test
    void bitsKeepToThemselves() {
        long most = Claim.opened(-1, Claim.LARGEST_CHUNK);
        assertFalse(Claim.isFenced(most));
        assertEquals(Claim.LARGEST_CHUNK, Claim.limit(most));
        assertEquals(0, Claim.next(most));
        assertTrue(Claim.isOf(most, -1));
        assertTrue(Claim.isFenced(Claim.fenced(most)));
        assertEquals(0, Claim.limit(Claim.reclaimed(most)));
        assertTrue(Claim.isOf(Claim.reclaimed(most), -1));
    }
}
