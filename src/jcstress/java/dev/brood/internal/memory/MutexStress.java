package dev.brood.internal.memory;

import java.lang.foreign.Arena;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads and a {@link Mutex}. */
public class MutexStress {

    private static Mutex mutex() {
        return new Mutex(new AtomicMemory(Arena.ofAuto().allocate(Mutex.SIZE, 8)), 0, _ -> {});
    }

    @JCStressTest
    @State
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The first has it.")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The second has it.")
    @Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "Both have it.")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "It is free, and nobody gets it.")
    public static class One {

        private final Mutex mutex = mutex();

        @Actor
        public void first(II_Result result) {
            result.r1 = mutex.tryQuickly() ? 1 : 0;
        }

        @Actor
        public void second(II_Result result) {
            result.r2 = mutex.tryQuickly() ? 1 : 0;
        }
    }

    @JCStressTest
    @State
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Each sees what the other has written.")
    @Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "A step is lost.")
    public static class Visible {

        private final Mutex mutex = mutex();
        private int plain;

        @Actor
        public void first() {
            step();
        }

        @Actor
        public void second() {
            step();
        }

        private void step() {
            while (!mutex.tryQuickly()) {
                Thread.onSpinWait();
            }
            plain++;
            mutex.unlock();
        }

        @Arbiter
        public void both(I_Result result) {
            result.r1 = plain;
        }
    }
}
