package dev.brood.internal.scheduler;

import dev.brood.internal.memory.AtomicMemory;
import java.lang.foreign.Arena;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A worker claims the only item of a chunk while the pool takes that item back: one of them has it. */
@JCStressTest
@State
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The worker runs it.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The pool has it back.")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "It would run twice.")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "It would not run at all.")
public class ClaimWordStress {

    /** As a worker's word is kept, but for where. */
    private static final class Word extends ClaimWord {

        private final AtomicMemory memory =
                new AtomicMemory(Arena.ofAuto().allocate(Long.BYTES, Long.BYTES));

        @Override
        public long get() {
            return memory.getLongVolatile(0);
        }

        @Override
        protected boolean compareAndSet(long expected, long next) {
            return memory.casLong(0, expected, next);
        }
    }

    private final ClaimWord word = new Word();

    public ClaimWordStress() {
        word.open(1, 1);
    }

    @Actor
    public void worker(II_Result result) {
        result.r1 = word.claim() == 0 ? 1 : 0;
    }

    /** As often as the claim changes meanwhile. */
    @Actor
    public void pool(II_Result result) {
        long claim;
        do {
            claim = word.get();
        } while (!word.reclaim(claim));
        result.r2 = Claim.next(claim) == 0 ? 1 : 0;
    }
}
