package dev.brood.internal.scheduler.shared;

import static dev.brood.Brood.event;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import dev.brood.pool.Pool;
import dev.brood.process.AsyncResult;
import dev.brood.sync.Event;
import dev.brood.testing.Folders;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Functions, and what they bring along, go to each worker once, and are forgotten in time. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class CodeOnceTest {

    private static List<File> segments() {
        return Folders.of(ProcessHandle.current().pid()).stream()
                .flatMap(folder -> Arrays.stream(Path.of(folder).toFile().listFiles()))
                .toList();
    }

    private static long bytes() {
        return segments().stream().mapToLong(File::length).sum();
    }

    @Test
    void capturedDataIsSentOnceForAllTasks() {
        byte[] data = new byte[10_000_000];
        data[4711] = 1;
        try (Pool pool = pool(2)) {
            pool.apply(() -> 1);
            long before = bytes();
            List<Byte> values = pool.map(x -> data[x], range(4000, 6000));
            assertEquals((byte) 1, values.get(711));
            long sent = pool.stats().bytesIn();
            assertTrue(sent >= data.length, () -> pool.stats().toString());
            assertTrue(sent < data.length + 1_000_000, () -> pool.stats().toString());
            assertTrue(bytes() - before < 2 * data.length, () -> bytes() + " after " + before);
        }
    }

    @Test
    @Tag("slow")
    void sessionVariablesReachEachWorkerOnceForThousandsOfTasks() {
        try (Session session = Session.open()) {
            session.run(
                    """
                    import java.io.*;
                    class Data implements Serializable {
                        final byte[] bytes = new byte[10_000_000];
                        final IntValue reads = value(0);
                        private void readObject(ObjectInputStream in) throws Exception {
                            in.defaultReadObject();
                            reads.add(1);
                        }
                    }
                    var data = new Data();
                    byte at(int i) { return data.bytes[i]; }
                    var pool = pool(2).chunkSize(1);
                    data.bytes[4711] = 1;
                    """);
            List<?> values = (List<?>) session.value("pool.map(at, range(10_000))");
            assertEquals((byte) 1, values.get(4711));
            long sent = (long) session.value("pool.stats().bytesIn()");
            assertTrue(sent > 10_000_000 && sent < 12_000_000, () -> sent + " bytes");
            int reads = (int) session.value("data.reads.get()");
            assertTrue(reads == 1 || reads == 2, () -> "read " + reads + " times by 2 workers");
            session.run("pool.map(at, range(10_000));");
            long later = (long) session.value("pool.stats().bytesIn()");
            assertTrue(later < 14_000_000, () -> later + " bytes the second time");
            session.run("pool.close();");
        }
    }

    @Test
    void functionWithoutStateIsDefinedOnce() {
        try (Pool pool = pool(1)) {
            pool.apply(x -> x + 1, 1);
            int before = segments().size();
            for (int i = 0; i < 200; i++) {
                int value = pool.apply(x -> x * 2, i);
                assertEquals(i * 2, value);
            }
            int after = segments().size();
            assertTrue(after <= before + 8, () -> after + " after " + before);
        }
    }

    @Test
    void versionsThatNobodyNeedsAreForgotten() {
        try (Pool pool = pool(1)) {
            pool.apply(() -> 1);
            int before = segments().size();
            for (int i = 0; i < 300; i++) {
                int captured = i;
                int value = pool.apply(() -> captured);
                assertEquals(i, value);
            }
            int after = segments().size();
            assertTrue(after <= before + FunctionStore.KEPT + 8, () -> after + " after " + before);
        }
    }

    @Test
    @Tag("slow")
    void largeVersionsAreForgottenBeforeTheyFillTheMemory() {
        try (Pool pool = pool(1).heap("256m")) {
            pool.apply(() -> 1);
            long before = bytes();
            for (int i = 1; i <= 20; i++) {
                byte[] captured = new byte[20_000_000 + i];
                int length = pool.apply(() -> captured.length);
                assertEquals(20_000_000 + i, length);
            }
            assertEquals(0, pool.stats().restarts());
            long after = bytes();
            assertTrue(after - before < 100_000_000, () -> after + " after " + before);
        }
    }

    @Test
    void versionsThatWaitAreKept() {
        Event gate = event();
        try (Pool pool = pool(1)) {
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 3 * FunctionStore.KEPT; i++) {
                int captured = i;
                results.add(
                        pool.applyAsync(() -> {
                            gate.await();
                            return captured;
                        }));
            }
            gate.set();
            for (int i = 0; i < results.size(); i++) {
                assertEquals(i, Wait.CHILD.get(results.get(i)));
            }
        }
    }

    @Test
    void largeItemsGoThroughWithoutLargeChunks() {
        List<byte[]> items = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            byte[] item = new byte[i == 5 ? 20_000_000 : 500_000];
            item[0] = (byte) i;
            items.add(item);
        }
        try (Pool pool = pool(2).chunkSize(12)) {
            List<Integer> lengths = pool.map(x -> x.length + x[0], items);
            for (int i = 0; i < 12; i++) {
                assertEquals(items.get(i).length + i, lengths.get(i));
            }
            assertEquals(20_000_000, pool.apply(length -> new byte[length], 20_000_000).length);
        }
    }

    @Test
    @Tag("slow")
    void sessionVariablesAreThoseOfTheCall() {
        try (Session session = Session.open()) {
            session.run(
                    """
                    int factor = 2;
                    var pool = pool(2);
                    record Item(int number) { int scaled() { return number * factor; } }
                    """);
            assertEquals(
                    List.of(2, 4),
                    session.value("pool.map(i -> i.scaled(), List.of(new Item(1), new Item(2)))"));
            session.run("factor = 3;");
            assertEquals(
                    List.of(3, 6),
                    session.value("pool.map(i -> i.scaled(), List.of(new Item(1), new Item(2)))"));
            assertEquals(List.of(3, 6), session.value("pool.map(i -> i * factor, List.of(1, 2))"));
            session.run("pool.close();");
        }
    }

    @Test
    void itemWhoseClassReachesWhatCannotBeSentFailsAlone() {
        try (Session session = Session.open()) {
            session.run(
                    """
                    Thread home = Thread.currentThread();
                    var pool = pool(1);
                    class Homesick { Object home() { return home; } }
                    """);
            Throwable error =
                    session.thrown(
                            "pool.map(x -> x.home(), List.of(new Homesick(), new Homesick()))");
            assertInstanceOf(NotSendableException.class, error, error::toString);
            assertEquals(List.of(1), session.value("pool.map(x -> 1, List.of(new Homesick()))"));
            session.run("pool.close();");
        }
    }

    @Test
    void functionThatCannotBeSentIsSaidAtTheCall() {
        Thread thread = Thread.currentThread();
        try (Pool pool = pool(1)) {
            assertThrows(NotSendableException.class, () -> pool.applyAsync(() -> thread.getName()));
            assertThrows(
                    NotSendableException.class,
                    () -> pool.mapAsync(_ -> thread.getName(), range(2)));
            assertFalse(pool.stats().tasksWaiting() > 0);
            assertEquals(1, pool.apply(() -> 1));
        }
    }
}
