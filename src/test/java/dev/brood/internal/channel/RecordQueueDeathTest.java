package dev.brood.internal.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.base.Deadline;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.RecordedWords;
import dev.brood.internal.memory.RecordedWords.Died;
import dev.brood.internal.memory.RecordedWords.Failed;
import dev.brood.internal.memory.Segments;
import dev.brood.internal.memory.Session;
import dev.brood.internal.wire.InPlaceFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process dies, or gets an error, before each of the stores that it makes in a record queue, one after the other. After each death
 * another process finds all finished items, none twice and none torn, the right size, and a record queue that works on.
 */
@Timeout(60)
class RecordQueueDeathTest {

    private static final int LIMIT = 12;
    private static final byte[] NEAR = new byte[1500];
    private static final byte[] FAR = new byte[9 << 20];

    /** What the process does that dies; each begins with {@link #prepare}. */
    private enum Act {
        FIRST_PUT_OF_ALL(0, 0, false),
        PUT(3, 1, false),
        PUT_THAT_NEEDS_A_NEW_BLOCK(2, 0, false),
        PUT_THAT_USES_A_SPARE_BLOCK(9, 9, false),
        PUT_OF_A_LARGE_RECORD(1, 0, true),
        GET(3, 1, false),
        GET_OF_THE_FIRST(1, 0, false),
        GET_THAT_ENTERS_THE_NEXT_BLOCK(4, 2, false),
        GET_OF_A_LARGE_RECORD(1, 1, true),
        GET_OVER_A_GAP(6, 1, false),
        GET_OVER_A_LARGE_GAP(2, 1, true),
        REMOVE(6, 1, false),
        REMOVE_OF_THE_LAST(3, 1, false);

        private final int puts;
        private final int gets;
        private final boolean far;

        Act(int puts, int gets, boolean far) {
            this.puts = puts;
            this.gets = gets;
            this.far = far;
        }

        boolean isPut() {
            return name().contains("PUT");
        }

        boolean isGet() {
            return name().startsWith("GET");
        }
    }

    private final MemorySegment cell = RecordedWords.cell(RecordQueueLayout.SIZE);

    /** What must be in the queue, by the number of each item, which its first byte tells. */
    private final Deque<Integer> model = new ArrayDeque<>();

    private int number;
    private boolean wasShut;

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void othersGoOnAfterADeathBeforeAnyStore(Act act) throws Exception {
        allGoesOn(act, RecordedWords::dyingAfter);
    }

    /** For lack of memory or stack, say; who it hits goes on as well. */
    @ParameterizedTest
    @EnumSource
    void allGoOnAfterAnErrorInPlaceOfAnyStore(Act act) throws Exception {
        allGoesOn(act, RecordedWords::failingAfter);
    }

    private void allGoesOn(Act act, BiFunction<Integer, MemorySegment, RecordedWords> fate)
            throws Exception {
        Set<String> before = segments();
        int deaths = 0;
        while (!livesThrough(act, deaths, fate)) {
            deaths++;
        }
        assertTrue(deaths >= 2, "there are stores to die before");
        Set<String> left = segments();
        left.removeAll(before);
        assertTrue(left.size() <= 2, () -> act + " leaves segments: " + left);
        left.forEach(name -> Segments.remove(Integer.parseInt(name.replaceAll("\\D", ""))));
    }

    private boolean livesThrough(
            Act act, int stores, BiFunction<Integer, MemorySegment, RecordedWords> fate)
            throws Exception {
        cell.fill((byte) 0);
        RecordQueue survivors = new RecordQueue(new AtomicMemory(cell));
        survivors.limit(LIMIT);
        model.clear();
        prepare(act, survivors);
        boolean lives;
        boolean failed = false;
        RecordQueue theirs = new RecordQueue(fate.apply(stores, cell));
        try {
            run(act, theirs);
            lives = true;
        } catch (Died e) {
            lives = false;
        } catch (Failed e) {
            lives = false;
            failed = true;
        }
        String when = "%s, dead before store %d".formatted(act, stores);
        reconcile(act, survivors, lives, when);
        assertEquals(model.size(), survivors.size(), when);
        assertEquals(List.copyOf(model), scan(survivors), when);
        if (failed) {
            useOn(theirs, act, when);
        }
        useOn(survivors, act, when);
        RecordCursor.dispose(new AtomicMemory(cell));
        return lives;
    }

    /** Else a pipe would seem to be full for ever, or never. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countOfBytesIsExactAfterADeathBeforeAnyStore(boolean inPut) throws Exception {
        for (int stores = 0; !livesWithBytes(inPut, stores); stores++) {
            assertTrue(stores < 20, "it survives in the end");
        }
    }

    /** Or else somebody would wait for ever, or get an item that counts as dropped. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shutdownHasHappenedOrNotAfterADeathBeforeAnyStore(boolean emptying) throws Exception {
        int deaths = 0;
        int shut = 0;
        while (!livesThroughShutdown(emptying, deaths)) {
            deaths++;
            shut += wasShut ? 1 : 0;
        }
        assertTrue(deaths > shut && shut > 0, shut + " of " + deaths + " deaths are after it");
    }

    private boolean livesThroughShutdown(boolean emptying, int stores) throws Exception {
        cell.fill((byte) 0);
        model.clear();
        RecordQueue survivors = new RecordQueue(new AtomicMemory(cell));
        for (int i = 0; i < 3; i++) {
            put(survivors, NEAR);
        }
        get(survivors);
        assertTrue(survivors.done());
        boolean lives = true;
        try {
            new RecordQueue(RecordedWords.dyingAfter(stores, cell)).shutDown(emptying);
        } catch (Died e) {
            lives = false;
        }
        String when = "dead before store " + stores;
        boolean shut = survivors.isShut();
        wasShut = shut;
        assertTrue(shut || !lives, when);
        assertEquals(shut && emptying ? 0 : 2, survivors.size(), when);
        assertEquals(
                shut && emptying,
                survivors.awaitDone(Deadline.NOW, RecordQueue.Watch.NONE),
                "what was dropped is done, " + when);
        assertEquals(
                !shut,
                survivors.put(InPlaceFormat.of(1), Deadline.NOW, RecordQueue.Watch.NONE),
                when);
        for (long left = survivors.size(); left > 0; left--) {
            Object item = survivors.get(Deadline.NOW, RecordQueue.Watch.NONE);
            assertTrue(item != RecordQueue.NOTHING, when);
        }
        Deadline end = shut ? Deadline.NEVER : Deadline.NOW;
        assertSame(RecordQueue.NOTHING, survivors.get(end, RecordQueue.Watch.NONE), when);
        survivors.shutDown(true);
        survivors.dropRest();
        assertTrue(survivors.isAtEnd(), when);
        RecordCursor.dispose(new AtomicMemory(cell));
        return lives;
    }

    private boolean livesWithBytes(boolean inPut, int stores) throws Exception {
        cell.fill((byte) 0);
        RecordQueue survivors = new RecordQueue(new AtomicMemory(cell));
        survivors.limit(-NEAR.length);
        model.clear();
        boolean lives = true;
        try {
            if (!inPut) {
                put(survivors, NEAR);
            }
            RecordQueue theirs = new RecordQueue(RecordedWords.dyingAfter(stores, cell));
            run(inPut ? Act.PUT : Act.GET, theirs);
        } catch (Died e) {
            lives = false;
        }
        while (survivors.get(Deadline.NOW, RecordQueue.Watch.NONE) != RecordQueue.NOTHING) {
            // until it is empty
        }
        for (int i = 0; i < 3; i++) {
            put(survivors, NEAR);
            assertFalse(
                    survivors.put(InPlaceFormat.of(NEAR), Deadline.NOW, RecordQueue.Watch.NONE),
                    "full, dead before store " + stores);
            get(survivors);
        }
        RecordCursor.dispose(new AtomicMemory(cell));
        return lives;
    }

    private void prepare(Act act, RecordQueue records) throws InterruptedException {
        for (int i = 0; i < act.puts; i++) {
            put(records, act.far && act.isGet() && i == 0 ? FAR : NEAR);
        }
        if (act == Act.GET_OVER_A_GAP || act == Act.GET_OVER_A_LARGE_GAP) {
            int first = model.removeFirst();
            assertTrue(records.scan(scan -> scan.remove(0), false), "item " + first);
            return;
        }
        int gets = act == Act.GET_OF_A_LARGE_RECORD ? 0 : act.gets;
        for (int i = 0; i < gets; i++) {
            assertEquals(model.removeFirst(), get(records));
        }
    }

    private void run(Act act, RecordQueue records) throws InterruptedException {
        if (act.isPut()) {
            put(records, act.far ? FAR : NEAR);
        } else if (act.isGet()) {
            get(records);
        } else {
            long wanted = act == Act.REMOVE_OF_THE_LAST ? act.puts - 1 : act.gets + 1;
            records.scan(scan -> scan.remove(wanted), false);
        }
    }

    /** What the dead process did has happened or has not; if it survived, it has. */
    private void reconcile(Act act, RecordQueue records, boolean lives, String when)
            throws Exception {
        List<Integer> found = scan(records);
        if (act.isPut()) {
            boolean happened = found.size() == model.size();
            assertTrue(happened || !lives, when);
            if (!happened) {
                model.removeLast(); // put() had noted it before
            }
        } else if (act.isGet()) {
            boolean happened = found.size() == model.size() - 1;
            assertTrue(happened || !lives, when);
            if (happened) {
                model.removeFirst();
            }
        } else {
            List<Integer> items = new ArrayList<>(model);
            int victim = act == Act.REMOVE_OF_THE_LAST ? items.size() - 1 : 1;
            boolean happened = found.size() == items.size() - 1;
            assertTrue(happened || !lives, when);
            if (happened) {
                items.remove(victim);
                model.clear();
                model.addAll(items);
            }
        }
    }

    /** Fills it to its limit, wakes nobody too many, empties it, and goes round through several blocks. */
    private void useOn(RecordQueue records, Act act, String when) throws Exception {
        while (model.size() < LIMIT) {
            put(records, NEAR);
        }
        assertEquals(LIMIT, records.size(), when);
        assertFalse(
                records.put(InPlaceFormat.of(NEAR), Deadline.NOW, RecordQueue.Watch.NONE), when);
        for (int i = 0; i < 2 * LIMIT; i++) {
            assertEquals(model.removeFirst(), get(records), when);
            put(records, act.far && i == 3 ? FAR : NEAR);
        }
        while (!model.isEmpty()) {
            assertEquals(model.removeFirst(), get(records), when);
        }
        assertEquals(0, records.size(), when);
        assertSame(RecordQueue.NOTHING, records.get(Deadline.NOW, RecordQueue.Watch.NONE), when);
    }

    private void put(RecordQueue records, byte[] kind) throws InterruptedException {
        byte[] item = new byte[kind.length];
        Arrays.fill(item, (byte) ++number);
        model.addLast((int) (byte) number);
        assertTrue(records.put(InPlaceFormat.of(item), Deadline.NOW, RecordQueue.Watch.NONE));
    }

    private static int get(RecordQueue records) throws InterruptedException {
        return whole((byte[]) records.get(Deadline.NOW, RecordQueue.Watch.NONE));
    }

    private static int whole(byte[] item) {
        byte[] expected = new byte[item.length];
        Arrays.fill(expected, item[0]);
        assertArrayEquals(expected, item, "it is torn");
        return item[0];
    }

    private static List<Integer> scan(RecordQueue records) throws InterruptedException {
        return records.scan(RecordCursor::items, List.<RecordCursor.Item>of()).stream()
                .map(item -> whole((byte[]) item.value()))
                .toList();
    }

    private static Set<String> segments() throws IOException {
        try (Stream<Path> files = Files.list(Session.folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("segment"))
                    .collect(Collectors.toSet());
        }
    }
}
