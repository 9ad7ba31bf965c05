package dev.brood.internal.channel;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.wire.InPlaceFormat;
import java.lang.foreign.Arena;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads and a {@link RecordQueue}. The queues are used again, as each takes shared memory: the arbiter leaves them empty. */
public class RecordQueueStress {

    /** More than there are states at once: see {@code .ci/jcstress}. */
    private static final RecordQueue[] QUEUES = new RecordQueue[1024];

    private static final AtomicInteger USED = new AtomicInteger();

    static {
        for (int i = 0; i < QUEUES.length; i++) {
            QUEUES[i] =
                    new RecordQueue(
                            new AtomicMemory(Arena.global().allocate(RecordQueue.SIZE, 64)));
        }
    }

    private RecordQueueStress() {}

    private static RecordQueue empty() {
        return QUEUES[USED.getAndIncrement() & QUEUES.length - 1];
    }

    private static void put(RecordQueue records, int number) {
        try {
            records.put(InPlaceFormat.of(number), Deadline.NEVER, RecordQueue.Watch.NONE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Zero if there is nothing. */
    private static int get(RecordQueue records) {
        return get(records, Deadline.NOW, RecordQueue.Watch.NONE);
    }

    private static int get(RecordQueue records, Deadline deadline, RecordQueue.Watch watch) {
        try {
            Object got = records.get(RecordQueue.VALUES, deadline, watch);
            return got == RecordQueue.NOTHING ? 0 : (int) got;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = {"1, 2", "2, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "Both are there, once each.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "One is lost, doubled or torn.")
    public static class TwoProducers {

        private final RecordQueue records = empty();

        @Actor
        public void first() {
            put(records, 1);
        }

        @Actor
        public void second() {
            put(records, 2);
        }

        @Arbiter
        public void all(II_Result result) {
            result.r1 = get(records);
            result.r2 = get(records);
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = "0, 1",
            expect = Expect.ACCEPTABLE,
            desc = "Got nothing, then the item was there.")
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Got the first, left the second.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Out of order, lost, doubled or torn.")
    public static class ProducerAndConsumer {

        private final RecordQueue records = empty();

        @Actor
        public void produces() {
            put(records, 1);
            put(records, 2);
        }

        @Actor
        public void consumes(II_Result result) {
            result.r1 = get(records);
        }

        @Arbiter
        public void rest(II_Result result) {
            result.r2 = get(records);
            while (get(records) != 0) {}
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "One of them has it.")
    @Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "Both have it.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "It is lost, though it was there.")
    public static class TwoConsumers {

        private final RecordQueue records = empty();

        public TwoConsumers() {
            put(records, 1);
        }

        @Actor
        public void first(II_Result result) {
            result.r1 = get(records, Deadline.NEVER, this::over);
        }

        @Actor
        public void second(II_Result result) {
            result.r2 = get(records, Deadline.NEVER, this::over);
        }

        private boolean over() {
            return records.gets() > 0;
        }
    }
}
