package dev.brood.internal.channel;

import static dev.brood.Brood.async;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.error.QueueEmptyException;
import dev.brood.internal.process.Task;
import dev.brood.process.AsyncResult;
import dev.brood.process.ChildProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Side;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A queue between processes, or threads where nothing is said of processes: order, nothing lost, nothing twice. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class QueueBetweenProcessesTest {

    private record Item(int producer, int number) {}

    private static final Item END = new Item(-1, 0);

    @ParameterizedTest
    @EnumSource(Side.class)
    void slowConsumerMakesRoomForTheProducer(Side side) {
        Queue<Integer> queue = queue(6);
        range(6).forEach(queue::put);
        assertFalse(queue.offer(6));
        Future<List<Integer>> consumer =
                side.start(() -> Stream.generate(queue::get).limit(6).toList());
        range(6, 12).forEach(queue::put);
        assertEquals(range(6), Side.get(consumer));
        assertEquals(6, queue.qsize());
        assertTrue(queue.full());
        assertEquals(range(6, 12), Stream.generate(queue::get).limit(6).toList());
        assertTrue(queue.empty());
    }

    @Test
    void nothingIsLostWhenTheProducerEndsRightAfterItsPut() {
        Queue<Integer> queue = queue();
        range(10).forEach(queue::put);
        ChildProcess child =
                spawn((Queue<Integer> q) -> range(10, 20).forEach(q::put)).args(queue).start();
        Wait.CHILD.join(child);
        assertEquals(range(20), Stream.generate(queue::get).limit(20).toList());
        assertThrows(QueueEmptyException.class, queue::getNowait);
    }

    @Test
    @Tag("slow")
    void manyProducersAndConsumersInThreadsAndProcessesLoseNothingAndKeepEachProducersOrder()
            throws Exception {
        int each = 1500;
        for (Queue<Item> queue : List.<Queue<Item>>of(queue(), queue(5))) {
            List<AsyncResult<List<Item>>> consumers =
                    range(2).stream()
                            .map(_ -> async(QueueBetweenProcessesTest::consume, queue))
                            .toList();
            List<Blocked<List<Item>>> consumerThreads =
                    range(2).stream().map(_ -> Blocked.in(() -> consume(queue))).toList();
            List<AsyncResult<Integer>> producers =
                    range(2).stream()
                            .map(p -> async(QueueBetweenProcessesTest::produce, queue, p, each))
                            .toList();
            List<Blocked<Integer>> producerThreads =
                    range(2, 4).stream()
                            .map(p -> Blocked.in(() -> produce(queue, p, each)))
                            .toList();
            producers.forEach(Wait.CHILD::get);
            for (Blocked<Integer> thread : producerThreads) {
                thread.task().get(20, TimeUnit.SECONDS);
            }
            range(4).forEach(_ -> queue.put(END));
            List<List<Item>> got = new ArrayList<>();
            consumers.forEach(consumer -> got.add(Wait.CHILD.get(consumer)));
            for (Blocked<List<Item>> thread : consumerThreads) {
                got.add(thread.get());
            }
            assertTrue(queue.empty());
            got.forEach(QueueBetweenProcessesTest::assertInOrder);
            List<Item> all = got.stream().flatMap(List::stream).toList();
            assertEquals(4 * each, all.size());
            assertEquals(4 * each, all.stream().distinct().count());
        }
    }

    private static int produce(Queue<Item> queue, int producer, int count) {
        range(count).forEach(i -> queue.put(new Item(producer, i)));
        return count;
    }

    private static List<Item> consume(Queue<Item> queue) {
        return Stream.generate(queue::get).takeWhile(item -> !item.equals(END)).toList();
    }

    private static void assertInOrder(List<Item> items) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Item item : items) {
            Integer before = last.put(item.producer, item.number);
            assertTrue(before == null || before < item.number, before + " before " + item);
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void queueInAQueueIsTheSameQueueEverywhere(Side side) {
        Queue<Queue<String>> queues = queue();
        Queue<String> mine = queue();
        queues.put(mine);
        assertSame(mine, queues.peek());
        side.call(() -> {
            queues.get().put("hello");
            return true;
        });
        assertEquals("hello", mine.get());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void queueOutlivesWhoeverMadeIt(Side side) {
        Queue<Queue<Integer>> queues = queue();
        side.call(() -> {
            Queue<Integer> own = queue(3);
            queues.put(own);
            own.put(1);
            return true;
        });
        Queue<Integer> theirs = queues.get();
        assertEquals(1, theirs.get());
        assertEquals(3, theirs.remainingCapacity());
    }

    @Test
    void executorOfTheJdkTakesItsTasksFromAQueue() throws Exception {
        Queue<Runnable> tasks = queue();
        DONE.set(0);
        try (var executor = new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, tasks)) {
            executor.prestartAllCoreThreads();
            range(100).forEach(_ -> executor.execute(count()));
            Wait.CHILD.until("all tasks", () -> DONE.get() == 100);
            ChildProcess child =
                    spawn((Queue<Runnable> q) -> range(10).forEach(_ -> q.put(count())))
                            .args(tasks)
                            .start();
            Wait.CHILD.join(child);
            Wait.CHILD.until("the tasks of another process", () -> DONE.get() == 110);
            executor.shutdown();
            assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
        }
    }

    private static final AtomicInteger DONE = new AtomicInteger();

    /** A task that can be sent. */
    private interface Task extends Runnable, java.io.Serializable {}

    private static Runnable count() {
        Task task = () -> DONE.incrementAndGet(); // of the process that runs it
        return task;
    }

    @Test
    void killedConsumersTakeAtMostOneItemEachWithThem() {
        Queue<Integer> queue = queue();
        Queue<Integer> seen = queue();
        int items = 50_000;
        range(items).forEach(queue::put);
        List<ChildProcess> consumers =
                range(2).stream()
                        .map(_ ->
                                spawn(
                                                (Queue<Integer> from, Queue<Integer> to) -> {
                                                    while (true) {
                                                        to.put(from.get());
                                                    }
                                                })
                                        .args(queue, seen)
                                        .start())
                        .toList();
        Wait.CHILD.until("some items to pass", () -> seen.qsize() > 100);
        consumers.forEach(ChildProcess::kill);
        consumers.forEach(Wait.CHILD::join);
        List<Integer> all = new ArrayList<>();
        seen.drainTo(all);
        queue.drainTo(all);
        assertEquals(all.size(), all.stream().distinct().count());
        assertTrue(all.size() >= items - 2 && all.size() <= items, "there are " + all.size());
    }
}
