package dev.brood.internal.channel;

import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.testing.LeavesNothingBehind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A queue as a {@link BlockingQueue}, as other code knows it. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class QueueAsCollectionTest {

    private static Queue<Integer> of(Integer... items) {
        Queue<Integer> queue = queue();
        Arrays.stream(items).forEach(queue::put);
        return queue;
    }

    @Test
    void offerAndPollWaitForTheirTimeOnly() throws Exception {
        BlockingQueue<Integer> queue = queue(1);
        assertNull(queue.poll());
        assertNull(queue.poll(10, TimeUnit.MILLISECONDS));
        assertNull(queue.poll(-1, TimeUnit.DAYS));
        assertTrue(queue.offer(1));
        assertFalse(queue.offer(2));
        assertFalse(queue.offer(2, 10, TimeUnit.MILLISECONDS));
        assertFalse(queue.offer(2, -1, TimeUnit.DAYS));
        assertEquals(1, queue.poll(Long.MAX_VALUE, TimeUnit.DAYS));
        assertTrue(queue.offer(2, Long.MAX_VALUE, TimeUnit.DAYS));
        assertEquals(2, queue.take());
    }

    @Test
    void offerDoesNotTakeNull() {
        Queue<Integer> queue = queue();
        assertThrows(NullPointerException.class, () -> queue.offer(null));
        assertThrows(NullPointerException.class, () -> queue.offer(null, 1, TimeUnit.SECONDS));
        assertThrows(NullPointerException.class, () -> queue.add(null));
        assertTrue(queue.isEmpty());
    }

    @Test
    void waitsOfABlockingQueueThrowTheInterruptItself() throws Exception {
        Queue<Integer> queue = queue(1);
        Blocked<Integer> take = Blocked.in(queue::take).inGet(queue);
        take.thread().interrupt();
        take.failure(InterruptedException.class);
        Blocked<Integer> poll = Blocked.in(() -> queue.poll(1, TimeUnit.DAYS)).inGet(queue);
        poll.thread().interrupt();
        poll.failure(InterruptedException.class);
        queue.put(1);
        Blocked<Boolean> offer = Blocked.in(() -> queue.offer(2, 1, TimeUnit.DAYS)).inPut(queue);
        offer.thread().interrupt();
        offer.failure(InterruptedException.class);
    }

    @Test
    void addAndRemoveFailWhereOfferAndPollSayNo() {
        Queue<Integer> queue = queue(1);
        assertThrows(NoSuchElementException.class, queue::remove);
        assertThrows(NoSuchElementException.class, queue::element);
        assertTrue(queue.add(1));
        assertThrows(IllegalStateException.class, () -> queue.add(2));
        assertEquals(1, queue.element());
        assertEquals(1, queue.remove());
    }

    @Test
    void peekLeavesTheItemThere() {
        Queue<Object> queue = queue();
        assertNull(queue.peek());
        queue.put(List.of(1));
        queue.put("b");
        assertEquals(List.of(1), queue.peek());
        assertEquals(List.of(1), queue.peek());
        assertEquals(2, queue.qsize());
        assertEquals(List.of(1), queue.get());
        assertEquals("b", queue.peek());
    }

    @Test
    void drainTakesUpToSoMany() {
        Queue<Integer> queue = of(1, 2, null, 4);
        List<Integer> got = new ArrayList<>();
        assertEquals(0, queue.drainTo(got, 0));
        assertEquals(0, queue.drainTo(got, -1));
        assertEquals(3, queue.drainTo(got, 3));
        assertEquals(Arrays.asList(1, 2, null), got);
        assertEquals(1, queue.drainTo(got));
        assertEquals(0, queue.drainTo(got));
        queue.put(5);
        assertThrows(IllegalArgumentException.class, () -> queue.drainTo(queue));
        assertThrows(NullPointerException.class, () -> queue.drainTo(null));
        assertEquals(1, queue.qsize(), "nothing was taken");
    }

    @Test
    void iteratorGoesOverWhatWasThere() {
        Queue<Integer> queue = of(1, 2, 3);
        Iterator<Integer> iterator = queue.iterator();
        queue.put(4);
        assertEquals(1, queue.get());
        List<Integer> seen = new ArrayList<>();
        iterator.forEachRemaining(seen::add);
        assertEquals(List.of(1, 2, 3), seen);
        assertThrows(NoSuchElementException.class, iterator::next);
        assertEquals(List.of(2, 3, 4), List.copyOf(queue));
    }

    @Test
    void iteratorRemovesWhatIsStillThereAndOnlyOnce() {
        Queue<Integer> queue = of(1, 2, 3, 4);
        Iterator<Integer> iterator = queue.iterator();
        assertThrows(IllegalStateException.class, iterator::remove);
        iterator.next();
        assertEquals(1, queue.get());
        iterator.remove(); // is gone already
        assertEquals(3, queue.qsize());
        iterator.next();
        iterator.next();
        iterator.remove();
        assertThrows(IllegalStateException.class, iterator::remove);
        assertEquals(2, queue.qsize());
        assertEquals(List.of(2, 4), List.copyOf(queue));
        assertEquals(2, queue.get());
        assertEquals(4, queue.get());
        assertTrue(queue.isEmpty());
        assertNull(queue.poll());
    }

    @Test
    void removedItemsMakeRoom() throws Exception {
        Queue<Integer> queue = queue(3);
        queue.addAll(List.of(1, 2, 3));
        Blocked<Void> put =
                Blocked.<Void>in(
                                () -> {
                                    queue.put(4);
                                    return null;
                                })
                        .inPut(queue);
        assertTrue(queue.remove(2));
        put.get();
        assertTrue(queue.full());
        assertFalse(queue.remove(2));
        assertFalse(queue.offer(5));
        assertEquals(List.of(1, 3, 4), List.copyOf(queue));
    }

    @Test
    void collectionMethodsWork() {
        Queue<Integer> queue = of(1, 2, 3, 2, null, 5);
        assertTrue(queue.contains(3));
        assertTrue(queue.contains(null));
        assertFalse(queue.contains(4));
        assertTrue(queue.containsAll(List.of(5, 1)));
        assertTrue(queue.remove(2));
        assertEquals(Arrays.asList(1, 3, 2, null, 5), Arrays.asList(queue.toArray()));
        assertTrue(queue.remove(null));
        assertFalse(queue.remove(null));
        assertTrue(queue.removeAll(List.of(1, 5)));
        assertEquals(2, queue.qsize());
        assertTrue(queue.retainAll(List.of(2)));
        assertTrue(queue.removeIf(n -> n == 2));
        assertFalse(queue.removeIf(n -> n == 2));
        assertTrue(queue.empty());
        assertEquals(0, queue.stream().count());
    }

    @Test
    void clearTakesEverythingAlsoNulls() {
        Queue<Integer> queue = of(null, 1, null, 2);
        queue.clear();
        assertTrue(queue.empty());
        queue.put(3);
        assertEquals(3, queue.get());
    }

    @Test
    void everythingMayBeRemovedFromTheMiddleAndTheQueueUsedOn() {
        Queue<Object> queue = queue(200);
        for (int round = 0; round < 5; round++) {
            range(200).forEach(i -> queue.put(i % 50 == 0 ? new byte[9 << 20] : "item " + i));
            assertEquals(196, queue.stream().filter(String.class::isInstance).count());
            assertTrue(queue.removeIf(item -> item instanceof byte[]));
            assertTrue(queue.removeIf(item -> item.toString().endsWith("3")));
            assertEquals(176, queue.qsize());
            assertEquals(24, queue.remainingCapacity());
            assertEquals("item 1", queue.get());
            queue.removeIf(_ -> true);
            assertTrue(queue.empty());
            assertNull(queue.poll());
        }
    }

    @Test
    void itemIsEitherRemovedOrGot() throws Exception {
        int items = 3000;
        Queue<Integer> queue = queue();
        Set<Integer> got = ConcurrentHashMap.newKeySet();
        AtomicInteger removed = new AtomicInteger();
        range(items).forEach(queue::put);
        Blocked<Void> consumer =
                Blocked.in(() -> {
                    for (Integer item; (item = queue.poll()) != null; ) {
                        assertTrue(got.add(item));
                    }
                    return null;
                });
        for (int i = 0; i < items; i += 100) {
            if (queue.remove((Integer) i)) {
                assertFalse(got.contains(i));
                removed.incrementAndGet();
            }
        }
        consumer.task().get(10, TimeUnit.SECONDS);
        Collection<Integer> rest = List.copyOf(queue);
        assertEquals(items, got.size() + removed.get() + rest.size());
    }
}
