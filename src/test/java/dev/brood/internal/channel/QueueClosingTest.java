package dev.brood.internal.channel;

import static dev.brood.Brood.async;
import static dev.brood.Brood.joinableQueue;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.JoinableQueue;
import dev.brood.channel.Queue;
import dev.brood.error.ClosedException;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** Closing a queue ends its use by this process, and by this process only. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class QueueClosingTest {

    @Test
    void everyCallFailsAfterCloseWhichMayBeRepeated() {
        JoinableQueue<Integer> queue = joinableQueue(5);
        queue.put(1);
        queue.close();
        queue.close();
        List<Executable> calls =
                List.of(
                        () -> queue.put(2),
                        () -> queue.put(2, seconds(1)),
                        () -> queue.putNowait(2),
                        () -> queue.get(),
                        () -> queue.get(seconds(1)),
                        queue::getNowait,
                        queue::qsize,
                        queue::empty,
                        queue::full,
                        queue::size,
                        queue::take,
                        queue::poll,
                        queue::peek,
                        queue::iterator,
                        queue::clear,
                        queue::remainingCapacity,
                        () -> queue.offer(2),
                        () -> queue.offer(2, 1, TimeUnit.SECONDS),
                        () -> queue.poll(1, TimeUnit.SECONDS),
                        () -> queue.remove(1),
                        () -> queue.drainTo(new ArrayList<>()),
                        queue::taskDone,
                        queue::join,
                        () -> queue.join(seconds(1)));
        for (Executable call : calls) {
            var e = assertThrows(ClosedException.class, call);
            assertEquals("this queue was closed in this process", e.getMessage());
        }
        assertTrue(queue.isReady(), "no call would wait");
    }

    @Test
    void blockedCallsOfOtherThreadsEnd() throws Exception {
        Queue<Integer> empty = queue();
        Blocked<Integer> get = Blocked.in(() -> empty.get()).inGet(empty);
        Blocked<Integer> take = Blocked.in(empty::take);
        Blocked<Integer> poll = Blocked.in(() -> empty.poll(1, TimeUnit.DAYS));
        empty.close();
        get.failure(ClosedException.class);
        take.failure(ClosedException.class);
        poll.failure(ClosedException.class);

        Queue<Integer> full = queue(1);
        full.put(1);
        Blocked<Void> put =
                Blocked.<Void>in(
                                () -> {
                                    full.put(2);
                                    return null;
                                })
                        .inPut(full);
        full.close();
        put.failure(ClosedException.class);

        JoinableQueue<Integer> undone = joinableQueue();
        undone.put(1);
        Blocked<Boolean> join =
                Blocked.in(() -> undone.join(seconds(1000)))
                        .asleep(
                                ((SharedQueue<?>) undone).records().words,
                                RecordQueueLayout.ALL_DONE);
        undone.close();
        join.failure(ClosedException.class);
    }

    @Test
    void otherProcessesGoOnAndTheItemsStayThere() {
        Queue<String> closed = queue();
        Queue<String> back = queue();
        closed.put("before");
        var child =
                async(
                        (Queue<String> from, Queue<String> to) -> {
                            to.put("ready");
                            String all = from.get() + " and " + from.get();
                            from.close();
                            assertThrows(ClosedException.class, () -> from.get());
                            return all;
                        },
                        closed,
                        back);
        assertEquals("ready", back.get());
        closed.put("after");
        closed.close();
        assertEquals("before and after", Wait.CHILD.get(child));
        back.put("still open");
        assertEquals("still open", back.get());
    }

    @Test
    void closedQueueThatArrivesAgainIsOpen() {
        Queue<Queue<Integer>> queues = queue();
        Queue<Integer> queue = queue();
        queue.put(1);
        queues.put(queue);
        queue.close();
        assertEquals(1, queues.get().get());
    }
}
