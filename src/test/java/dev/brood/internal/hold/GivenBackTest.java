package dev.brood.internal.hold;

import static dev.brood.Brood.async;
import static dev.brood.Brood.intArray;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.range;
import static dev.brood.Brood.sleep;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.error.ClosedException;
import dev.brood.function.Fn;
import dev.brood.internal.memory.Session;
import dev.brood.pool.Pool;
import dev.brood.process.ChildProcess;
import dev.brood.sync.IntArray;
import dev.brood.sync.RLock;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of large arrays and of queues that were sent: they are there as long as anybody can use them, and no longer. */
@Timeout(90)
@ExtendWith(LeavesNothingBehind.class)
class GivenBackTest {

    private static final int LARGE = 1_000_000;
    private static final int LARGE_BYTES = 4 * LARGE;

    /** What earlier tests have left for the garbage collector. */
    private final Set<Path> before = files().keySet();

    @Test
    @Tag("slow")
    void arraysAndQueuesThatProcessesHadAreGivenBack() throws Exception {
        use(); // once, so that all is loaded
        int before = files().size();
        for (int i = 0; i < 10; i++) {
            use();
        }
        awaitFiles(before);
    }

    private static void use() throws Exception {
        IntArray array = intArray(LARGE);
        Queue<Integer> queue = queue();
        ChildProcess child =
                spawn(
                                () -> {
                                    array.set(7, 8);
                                    queue.put(array.get(7));
                                })
                        .start();
        int item = Wait.CHILD.call("an item", queue::get);
        assertEquals(8, item);
        Wait.CHILD.join(child);
        assertEquals(8, array.get(7));
    }

    @Test
    @Tag("slow")
    void whatThePoolHadIsGivenBack() {
        try (Pool pool = pool(2)) {
            for (int i = 0; i < 5; i++) {
                IntArray captured = intArray(LARGE);
                pool.map(k -> captured.add(k, k), range(20));
                assertEquals(19, captured.get(19));
                IntArray argument = intArray(LARGE);
                pool.apply((IntArray array) -> array.add(3, 4), argument);
                assertEquals(4, argument.get(3));
            }
        }
        awaitLargeOnes(0);
    }

    @Test
    void lastOneThatIsKilledLeavesNothing() throws Exception {
        Queue<String> queue = queue();
        IntArray array = intArray(LARGE);
        ChildProcess child =
                spawn(
                                () -> {
                                    array.set(0, 1);
                                    queue.put("got it");
                                    sleep(100);
                                    array.set(0, 2);
                                })
                        .daemon()
                        .start();
        array.close();
        assertEquals("got it", Wait.CHILD.call("an item", queue::get));
        assertEquals(1, largeOnes(), "the child has it");
        child.kill();
        Wait.CHILD.join(child);
        awaitLargeOnes(0);
    }

    @Test
    @Tag("slow")
    void arrayIsThereAsLongAsItLiesInAQueue() {
        Queue<IntArray> queue = queue();
        put(queue);
        assertEquals(List.of(5), queue.stream().map(array -> array.get(9)).toList());
        collect();
        assertEquals(1, largeOnes());
        int element = Wait.CHILD.get(async((Queue<IntArray> q) -> q.get().get(9), queue));
        assertEquals(5, element);
        awaitLargeOnes(0);
    }

    private static void put(Queue<IntArray> queue) {
        IntArray array = intArray(LARGE);
        array.set(9, 5);
        queue.put(array);
    }

    @Test
    @Tag("slow")
    void arrayThatAWorkerMadeIsThereAfterItsEnd() {
        readResult();
        awaitLargeOnes(0);
    }

    private static void readResult() {
        IntArray array =
                Wait.CHILD.get(
                        async(() -> {
                            IntArray made = intArray(LARGE);
                            made.set(1, 2);
                            return made;
                        }));
        assertEquals(2, array.get(1));
    }

    @Test
    @Tag("slow")
    void everyWorkerFindsWhatItsFunctionReachesThoughTheOthersHaveEnded() {
        countInWorkers();
        awaitLargeOnes(0);
    }

    private static void countInWorkers() {
        try (Pool pool = pool(1).maxTasksPerChild(1)) {
            Fn<Integer> function = reachesAnArray();
            for (int i = 1; i <= 4; i++) {
                assertEquals(i, pool.apply(function));
                collect();
            }
        }
    }

    private static Fn<Integer> reachesAnArray() {
        IntArray array = intArray(LARGE);
        return () -> array.add(0, 1);
    }

    @Test
    @Tag("slow")
    void lockOfAnArrayIsOfUseWithoutTheArray() {
        Queue<RLock> queue = queue();
        queue.put(intArray(LARGE).lock());
        collect();
        RLock lock = queue.get();
        lock.acquire();
        lock.release();
    }

    @Test
    void closedArrayGivesItsMemoryBackAtOnceAndSaysThatItIsClosed() {
        IntArray alone = intArray(LARGE);
        IntArray sent = intArray(LARGE);
        Wait.CHILD.join(spawn((IntArray array) -> array.add(0, 1)).args(sent).start());
        assertEquals(1, sent.get(0));
        assertEquals(2, largeOnes());
        alone.close();
        sent.close();
        assertEquals(0, largeOnes());
        sent.close();
        for (IntArray closed : List.of(alone, sent)) {
            ClosedException e = assertThrows(ClosedException.class, () -> closed.get(0));
            assertEquals("this IntArray was closed in this process", e.getMessage());
            assertThrows(ClosedException.class, closed::toArray);
            assertThrows(ClosedException.class, closed::segment);
            assertThrows(ClosedException.class, () -> queue().put(closed));
        }
    }

    @Test
    void pagesOfAClosedArrayAreFreeThoughItIsMapped() {
        IntArray array = intArray(LARGE);
        array.set(1000, 1);
        var memory = array.segment();
        array.close();
        assertEquals(0, memory.getAtIndex(java.lang.foreign.ValueLayout.JAVA_INT, 1000));
    }

    @Test
    void closedSmallArrayIsClosedToo() {
        IntArray array = intArray(3);
        array.close();
        assertThrows(ClosedException.class, () -> array.set(0, 1));
    }

    @Test
    void queueThatAllHaveClosedIsGivenBackAtOnce() {
        Queue<byte[]> queue = queue();
        Wait.CHILD.join(spawn(() -> queue.put(new byte[300_000])).start());
        int full = files().size();
        queue.close();
        assertTrue(files().size() < full, () -> full + " before, then " + files());
    }

    private static Map<Path, Long> files() {
        try (Stream<Path> files = Files.list(Session.folder())) {
            return files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .collect(Collectors.toMap(file -> file, GivenBackTest::size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // it has gone meanwhile
        }
    }

    private int largeOnes() {
        Map<Path, Long> files = files();
        files.keySet().removeAll(before);
        return (int) files.values().stream().filter(bytes -> bytes >= LARGE_BYTES).count();
    }

    private void awaitLargeOnes(int wanted) {
        collect(() -> largeOnes() <= wanted);
        assertEquals(wanted, largeOnes());
    }

    private static void awaitFiles(int wanted) {
        collect(() -> files().size() <= wanted);
        assertTrue(files().size() <= wanted, () -> files() + " instead of " + wanted);
    }

    /** Collects garbage, as often as it takes for handles to be found and given back. */
    private static void collect() {
        for (int i = 0; i < 4; i++) {
            System.gc();
            sleep(0.02);
        }
    }

    /** Collects garbage until it has the effect, or some times. */
    private static void collect(java.util.function.BooleanSupplier effect) {
        for (int i = 0; i < 40 && !effect.getAsBoolean(); i++) {
            System.gc();
            sleep(0.02);
        }
    }
}
