package dev.brood.internal.channel;

import static dev.brood.Brood.joinableQueue;
import static dev.brood.Brood.millis;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.JoinableQueue;
import dev.brood.channel.Queue;
import dev.brood.error.WaitInterruptedException;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A queue that knows what has been dealt with. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class JoinableQueueTest {

    private static final int ENOUGH = -1;

    @ParameterizedTest
    @EnumSource(Side.class)
    void joinReturnsWhenTheLastTaskIsDone(Side side) {
        JoinableQueue<Integer> tasks = joinableQueue();
        Queue<Integer> done = queue();
        List<Future<Boolean>> workers = side.start(3, () -> work(tasks, done));
        range(10).forEach(tasks::put);
        assertTrue(tasks.join(Wait.CHILD.time()));
        assertEquals(10, done.qsize());
        var e = assertThrows(IllegalStateException.class, tasks::taskDone);
        assertEquals("taskDone() was called for every item that was put already", e.getMessage());
        tasks.join();
        workers.forEach(_ -> tasks.put(ENOUGH));
        Side.get(workers);
    }

    private static boolean work(JoinableQueue<Integer> tasks, Queue<Integer> done) {
        for (int task; (task = tasks.get()) != ENOUGH; ) {
            done.put(task);
            tasks.taskDone();
        }
        return true;
    }

    @Test
    void joinOfAQueueThatWasNeverUsedReturnsAtOnce() {
        JoinableQueue<Integer> tasks = joinableQueue(3);
        tasks.join();
        assertTrue(tasks.join(Duration.ZERO));
        assertThrows(IllegalStateException.class, tasks::taskDone);
    }

    @Test
    void joinGivesUpWhenItsTimeIsOver() {
        JoinableQueue<Integer> tasks = joinableQueue();
        tasks.put(1);
        assertFalse(tasks.join(Duration.ZERO));
        assertFalse(tasks.join(millis(20)));
        assertEquals(1, tasks.get());
        assertFalse(tasks.join(millis(20)), "got is not done");
        tasks.taskDone();
        assertTrue(tasks.join(Duration.ZERO));
    }

    @Test
    void joinEndsByAnInterrupt() throws Exception {
        JoinableQueue<Integer> tasks = joinableQueue();
        tasks.put(1);
        Blocked<Boolean> join =
                Blocked.in(() -> tasks.join(Duration.ofDays(1)))
                        .asleep(
                                ((SharedQueue<?>) tasks).records().words,
                                RecordQueueLayout.ALL_DONE);
        join.thread().interrupt();
        join.failure(WaitInterruptedException.class);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void itIsStillJoinableAfterATripThroughAnotherQueue(Side side) {
        Queue<Queue<Integer>> queues = queue();
        JoinableQueue<Integer> tasks = joinableQueue();
        queues.put(tasks);
        tasks.put(5);
        side.call(() -> {
            JoinableQueue<Integer> theirs = (JoinableQueue<Integer>) queues.get();
            theirs.get();
            theirs.taskDone();
            return true;
        });
        assertTrue(tasks.join(Duration.ZERO));
    }
}
