package dev.brood.internal.channel;

import static dev.brood.Brood.async;
import static dev.brood.Brood.joinableQueue;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;
import static dev.brood.Brood.waitAny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Connection;
import dev.brood.channel.JoinableQueue;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.error.ClosedException;
import dev.brood.error.EndOfStreamException;
import dev.brood.process.AsyncResult;
import dev.brood.process.ChildProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** The end of a queue for all processes. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class QueueShutdownTest {

    private static void isClosed(String message, Executable call) {
        assertEquals(message, assertThrows(ClosedException.class, call).getMessage());
    }

    private static void takesNothing(Queue<Integer> queue) {
        for (Executable put :
                List.<Executable>of(
                        () -> queue.put(1),
                        () -> queue.put(1, Duration.ZERO),
                        () -> queue.putNowait(1),
                        () -> queue.offer(1),
                        () -> queue.offer(1, 1, TimeUnit.SECONDS),
                        () -> queue.add(1))) {
            isClosed("the queue was shut down, and takes no more items", put);
        }
    }

    private static void givesNothing(Queue<Integer> queue) {
        for (Executable get :
                List.<Executable>of(
                        queue::get,
                        () -> queue.get(Duration.ofDays(1)),
                        queue::getNowait,
                        queue::take,
                        queue::poll,
                        () -> queue.poll(1, TimeUnit.DAYS))) {
            isClosed("the queue was shut down, and nothing is left in it", get);
        }
        assertTrue(queue.empty());
        assertNull(queue.peek());
        assertFalse(queue.iterator().hasNext());
        assertEquals(0, queue.drainTo(new ArrayList<>()));
        queue.clear();
    }

    @Test
    void whatIsThereCanBeGotAndNothingBePut() {
        Queue<Integer> queue = queue(3);
        range(3).forEach(queue::put);
        assertFalse(queue.isShutdown());
        queue.shutdown();
        queue.shutdown();
        assertTrue(queue.isShutdown());
        assertEquals("Queue[3 of 3, shut down]", queue.toString());
        takesNothing(queue);
        assertEquals(0, queue.get());
        assertEquals(1, queue.poll());
        List<Integer> rest = new ArrayList<>();
        assertEquals(1, queue.drainTo(rest));
        assertEquals(List.of(2), rest);
        givesNothing(queue);
        takesNothing(queue);
        assertEquals(List.of(queue), waitAny(List.of(queue)), "its end can be seen");
    }

    @Test
    void emptyingDropsWhatIsThere() {
        Queue<Integer> queue = queue(3);
        range(3).forEach(queue::put);
        queue.remove(1);
        queue.shutdown();
        queue.shutdown(true);
        queue.shutdown(true);
        queue.shutdown();
        assertTrue(queue.isShutdown());
        takesNothing(queue);
        givesNothing(queue);
    }

    @Test
    void loopOverItemsEndsWhenNothingIsLeft() {
        Queue<Integer> queue = queue();
        queue.put(1);
        queue.put(null);
        queue.put(2);
        List<Integer> got = new ArrayList<>();
        Iterator<Integer> items = queue.items().iterator();
        got.add(items.next());
        for (Integer item : queue.items()) {
            got.add(item);
            queue.shutdown();
        }
        assertEquals(Arrays.asList(1, null, 2), got);
        assertFalse(items.hasNext());
        assertThrows(NoSuchElementException.class, items::next);
    }

    @Test
    void loopOverItemsFailsWhenTheQueueIsClosedHere() throws Exception {
        Queue<Integer> queue = queue();
        Blocked<Boolean> loop = Blocked.in(() -> queue.items().iterator().hasNext()).inGet(queue);
        queue.close();
        loop.failure(ClosedException.class);
        assertThrows(ClosedException.class, queue::shutdown);
        assertThrows(ClosedException.class, queue::isShutdown);
    }

    @Test
    void thoseWhoWaitAreToldAtOnce() throws Exception {
        for (boolean emptying : new boolean[] {false, true}) {
            Queue<Integer> empty = queue();
            Queue<Integer> full = queue(1);
            full.put(1);
            Blocked<Integer> get = Blocked.in(() -> empty.get()).inGet(empty);
            Blocked<Boolean> put =
                    Blocked.in(
                                    () -> {
                                        full.put(2);
                                        return true;
                                    })
                            .inPut(full);
            empty.shutdown(emptying);
            full.shutdown(emptying);
            get.failure(ClosedException.class);
            put.failure(ClosedException.class);
            assertEquals(emptying ? 0 : 1, full.qsize());
        }
    }

    @Test
    void emptyingCountsAsDoneWhatNobodyHadGot() throws Exception {
        JoinableQueue<Integer> tasks = joinableQueue();
        range(5).forEach(tasks::put);
        tasks.get();
        Blocked<Boolean> join =
                Blocked.in(() -> {
                    tasks.join();
                    return true;
                });
        tasks.shutdown(true);
        assertFalse(tasks.join(Duration.ZERO), "one is being dealt with");
        tasks.taskDone();
        assertTrue(join.get());
        assertThrows(IllegalStateException.class, tasks::taskDone);
    }

    @Test
    void consumersInAllProcessesShareTheItemsAndEnd() {
        Queue<Integer> queue = queue(10);
        List<AsyncResult<List<Integer>>> consumers =
                range(3).stream().map(_ -> async(QueueShutdownTest::consume, queue)).toList();
        range(300).forEach(queue::put);
        queue.shutdown();
        List<Integer> all = new ArrayList<>();
        consumers.forEach(consumer -> all.addAll(Wait.CHILD.get(consumer)));
        assertEquals(range(300), all.stream().sorted().toList());
    }

    private static List<Integer> consume(Queue<Integer> queue) {
        List<Integer> got = new ArrayList<>();
        queue.items().forEach(got::add);
        return got;
    }

    @Test
    void aChildMayEndTheQueueForItsParent() {
        Queue<Integer> queue = queue();
        ChildProcess child =
                spawn(
                                (Queue<Integer> q) -> {
                                    q.put(1);
                                    q.shutdown();
                                })
                        .args(queue)
                        .start();
        assertEquals(List.of(1), consume(queue));
        Wait.CHILD.join(child);
        assertTrue(queue.isShutdown());
    }

    @Test
    void whatIsDroppedIsHeldByNobody() throws Exception {
        Queue<Connection<Integer>> queue = queue();
        Pipe<Integer> pipe = pipe();
        queue.put(pipe.second());
        pipe.second().close();
        queue.shutdown(true);
        Wait.CHILD.until(
                "the dropped end to be given back",
                () -> {
                    System.gc();
                    return pipe.first().poll(Duration.ZERO);
                });
        assertThrows(EndOfStreamException.class, pipe.first()::recv);
    }

    @Test
    @Tag("slow")
    void nobodyHangsWhenAProcessIsKilledInTheMiddleOfIt() throws Exception {
        for (int i = 0; i < 10; i++) {
            JoinableQueue<Integer> queue = joinableQueue(3);
            range(3).forEach(queue::put);
            Pipe<Integer> ready = pipe();
            boolean emptying = i % 2 == 0;
            ChildProcess child =
                    spawn(
                                    (Queue<Integer> q, Connection<Integer> end, Boolean all) -> {
                                        end.send(1);
                                        q.shutdown(all);
                                    })
                            .args(queue, ready.second(), emptying)
                            .start();
            Blocked<Boolean> put =
                    Blocked.in(() -> {
                        queue.put(4);
                        return true;
                    });
            ready.first().recv();
            Thread.sleep(0, i * 50_000);
            child.kill();
            Wait.CHILD.join(child);
            if (!queue.isShutdown()) {
                queue.shutdown(emptying);
            }
            Wait.CHILD.call("the rest", () -> consume(queue));
            Wait.CHILD.until("the put to end", put.task()::isDone);
            givesNothing(queue);
        }
    }
}
