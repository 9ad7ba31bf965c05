package dev.brood.internal.channel;

import static dev.brood.Brood.async;
import static dev.brood.Brood.event;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.waitAny;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.channel.Waitable;
import dev.brood.process.AsyncResult;
import dev.brood.process.ChildProcess;
import dev.brood.sync.Event;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Waiting costs next to nothing. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class IdleCostTest {

    private static final int SPAN_MILLIS = 1000;
    private static final int MOST_SPANS = 10;

    /** The aim is below 1 % of a core; the rest is for what else goes on in this process. */
    private static final double BOUND = 0.03;

    @Test
    void tenWaitersOnEmptyQueuesAndPipesTakeNoTimeOfTheProcessor() throws Exception {
        Queue<Integer> queue = queue();
        Pipe<Integer> pipe = pipe();
        List<Blocked<Integer>> here = new ArrayList<>();
        range(5).forEach(_ -> here.add(Blocked.in(() -> queue.get())));
        range(5).forEach(_ -> here.add(Blocked.in(() -> pipe.first().recv())));
        AsyncResult<Double> there =
                async(
                        (Queue<Integer> from, Connection<Integer> end) -> {
                            range(5).forEach(_ -> Blocked.in(() -> from.get()));
                            range(5).forEach(_ -> Blocked.in(() -> end.recv()));
                            return cost();
                        },
                        queue,
                        pipe.second());
        here.getFirst().inGet(queue);
        double ours = cost();
        double theirs = Wait.CHILD.get(there);
        range(10).forEach(queue::put);
        range(5).forEach(pipe.second()::send);
        for (Blocked<Integer> waiter : here) {
            waiter.task().get(Wait.CHILD.time().toSeconds(), TimeUnit.SECONDS);
        }
        assertTrue(ours < BOUND, "this process takes " + ours);
        assertTrue(theirs < BOUND, "the child takes " + theirs);
    }

    @Test
    void waitingForOneOfTwentyThingsTakesNoTimeOfTheProcessor() throws Exception {
        Event stop = event();
        List<Waitable> things = new ArrayList<>();
        List<Connection<Integer>> ends = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Pipe<Integer> pipe = pipe();
            things.add(queue());
            things.add(pipe.first());
            ends.add(pipe.second());
        }
        ChildProcess holder = spawn(() -> hold(ends, stop)).start();
        ends.forEach(Connection::close);
        Blocked<List<Waitable>> wait = Blocked.in(() -> waitAny(things, Wait.PROGRAM.time()));
        double cost = cost();
        stop.set();
        Wait.CHILD.join(holder);
        assertFalse(wait.get().isEmpty(), "the ends close one after the other");
        assertTrue(cost < BOUND, "it takes " + cost);
    }

    private static void hold(List<Connection<Integer>> ends, Event stop) {
        stop.await();
        ends.forEach(Connection::close);
    }

    /**
     * Which part of a core this process takes when it has come to rest: the compiler, a collection or a machine with much
     * else to do may spoil some of the spans of time in which it looks.
     */
    private static double cost() throws InterruptedException {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < MOST_SPANS && least > BOUND; i++) {
            long before = processorTime();
            long start = System.nanoTime();
            Thread.sleep(SPAN_MILLIS);
            double cost = (processorTime() - before) / (double) (System.nanoTime() - start);
            least = Math.min(least, cost);
        }
        return least;
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
