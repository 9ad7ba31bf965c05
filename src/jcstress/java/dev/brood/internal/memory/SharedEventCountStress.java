package dev.brood.internal.memory;

import dev.brood.internal.base.Deadline;
import java.lang.foreign.Arena;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** One thread waits at a {@link SharedEventCount}, another one changes what it waits for, and calls. */
public class SharedEventCountStress {

    private static final int VALUE = SharedEventCount.SIZE;

    private static AtomicMemory words() {
        return new AtomicMemory(Arena.ofAuto().allocate(16, 8));
    }

    @JCStressTest
    @State
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The change is seen.")
    @Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "The waiting thread has slept through it.")
    public static class Call {

        private final AtomicMemory words = words();
        private final SharedEventCount point = new SharedEventCount(words, 0);

        @Actor
        public void waits(I_Result result) {
            try {
                boolean seen =
                        point.await(
                                () -> words.getIntVolatile(VALUE) == 1,
                                Deadline.in(Duration.ofSeconds(5)));
                result.r1 = seen ? 1 : 0;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Actor
        public void calls() {
            words.setIntVolatile(VALUE, 1);
            point.call(1);
        }
    }

    /** The two accesses on each side on which everything rests: see {@link SharedEventCount}. */
    @JCStressTest
    @State
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Who waits sees the change.")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Who calls sees that somebody waits.")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Each sees the other.")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "Neither does: a lost call.")
    public static class Order {

        private final AtomicMemory words = words();

        @Actor
        public void waits(II_Result result) {
            words.setIntVolatile(SharedEventCount.WAITING, 1);
            result.r1 = words.getIntVolatile(VALUE);
        }

        @Actor
        public void calls(II_Result result) {
            words.setIntVolatile(VALUE, 1);
            result.r2 = words.getIntVolatile(SharedEventCount.WAITING);
        }
    }
}
