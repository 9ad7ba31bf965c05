package dev.brood.internal.sync;

import static dev.brood.Brood.async;
import static dev.brood.Brood.barrier;
import static dev.brood.Brood.boundedSemaphore;
import static dev.brood.Brood.byteArray;
import static dev.brood.Brood.condition;
import static dev.brood.Brood.doubleArray;
import static dev.brood.Brood.event;
import static dev.brood.Brood.intArray;
import static dev.brood.Brood.lock;
import static dev.brood.Brood.longArray;
import static dev.brood.Brood.rlock;
import static dev.brood.Brood.semaphore;
import static dev.brood.Brood.sharedMemory;
import static dev.brood.Brood.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.sync.Barrier;
import dev.brood.sync.BooleanValue;
import dev.brood.sync.BoundedSemaphore;
import dev.brood.sync.ByteArray;
import dev.brood.sync.Condition;
import dev.brood.sync.DoubleArray;
import dev.brood.sync.DoubleValue;
import dev.brood.sync.Event;
import dev.brood.sync.IntArray;
import dev.brood.sync.IntValue;
import dev.brood.sync.Lock;
import dev.brood.sync.LongArray;
import dev.brood.sync.LongValue;
import dev.brood.sync.Semaphore;
import dev.brood.sync.SharedMemory;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handles may be sent in any way, to children and theirs, and are the same thing wherever they arrive. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class TravelTest {

    private static final int DEEP = 2;

    /** Something of the user's with handles in it. */
    private record Parcel(Object handle, Map<String, Object[]> more) {}

    /** Uses every handle; what is left of it tells how often. */
    private static void use(List<Object> handles) {
        for (Object handle : handles) {
            switch (handle) {
                case Lock lock -> lock.run(() -> {});
                case BoundedSemaphore semaphore -> semaphore.acquire();
                case Semaphore semaphore -> semaphore.release();
                case Event event -> event.set();
                case Condition condition -> condition.lock().run(condition::signalAll);
                case Barrier barrier -> barrier.abort();
                case IntValue value -> value.add(1);
                case LongValue value -> value.add(1);
                case DoubleValue value -> value.add(1);
                case BooleanValue value -> value.update(before -> !before);
                case IntArray array -> array.add(1, 1);
                case LongArray array -> array.add(1, 1);
                case DoubleArray array -> array.add(1, 1);
                case ByteArray array -> array.add(1, 1);
                case SharedMemory memory ->
                        memory.buffer().put(0, (byte) (memory.buffer().get(0) + 1));
                default -> throw new IllegalArgumentException(handle.toString());
            }
        }
    }

    /** Uses the handles, has a child do so, and sends them back; they must be the same as those in the parcel. */
    private static List<Object> relay(
            int depth, List<Object> handles, Parcel parcel, Object captured) {
        use(handles);
        assertSame(handles.getFirst(), parcel.handle());
        assertSame(handles.getFirst(), captured);
        Object[] more = parcel.more().get("more");
        for (int i = 0; i < more.length; i++) {
            assertSame(handles.get(i), more[i]);
        }
        if (depth > 1) {
            List<Object> back =
                    Wait.CHILD.get(
                            async(
                                    (List<Object> list, Parcel p) ->
                                            relay(depth - 1, list, p, captured),
                                    handles,
                                    parcel));
            for (int i = 0; i < more.length; i++) {
                assertSame(handles.get(i), back.get(i), "what comes back is what was sent");
            }
        }
        return new ArrayList<>(handles);
    }

    @Test
    void everyHandleIsTheSameThingEverywhere() {
        Lock lock = lock();
        Semaphore semaphore = semaphore(0);
        BoundedSemaphore bounded = boundedSemaphore(5);
        Event event = event();
        Barrier barrier = barrier(2, () -> {});
        IntValue i = value(0);
        LongValue l = value(0L);
        DoubleValue d = value(0.0);
        BooleanValue b = value(false);
        IntArray ints = intArray(2);
        LongArray longs = longArray(100_000);
        DoubleArray doubles = doubleArray(2);
        ByteArray bytes = byteArray(2);
        SharedMemory memory = sharedMemory(1);
        Condition overLock = condition(lock);
        List<Object> handles =
                new ArrayList<>(
                        Arrays.asList(
                                lock,
                                rlock(),
                                semaphore,
                                bounded,
                                event,
                                condition(),
                                overLock,
                                barrier,
                                i,
                                l,
                                d,
                                b,
                                ints,
                                longs,
                                doubles,
                                bytes,
                                memory));
        Parcel parcel = new Parcel(lock, Map.of("more", handles.toArray()));
        List<Object> back = relayThroughAChild(handles, parcel);
        for (int k = 0; k < handles.size(); k++) {
            assertSame(handles.get(k), back.get(k));
        }
        assertSame(lock, overLock.lock());
        assertEquals(DEEP, semaphore.value());
        assertEquals(5 - DEEP, bounded.value());
        assertTrue(event.isSet());
        assertTrue(barrier.isBroken());
        assertEquals(DEEP, i.get());
        assertEquals(DEEP, l.get());
        assertEquals(DEEP, d.get());
        assertEquals(DEEP % 2 == 1, b.get());
        assertEquals(DEEP, ints.get(1));
        assertEquals(DEEP, longs.get(1));
        assertEquals(DEEP, doubles.get(1));
        assertEquals(DEEP, bytes.get(1));
        assertEquals(DEEP, memory.buffer().get(0));
        memory.close();
        memory.unlink();
    }

    private static List<Object> relayThroughAChild(List<Object> handles, Parcel parcel) {
        Object first = handles.getFirst();
        return Wait.CHILD.get(
                async(
                        (List<Object> list, Parcel p) -> relay(DEEP, list, p, first),
                        handles,
                        parcel));
    }

    @Test
    void handlesInVariablesOfASessionAreTheSameThingInAChild() throws Exception {
        try (Session session = Session.open()) {
            session.run("Semaphore s = semaphore(0)");
            session.run("IntArray a = intArray(3)");
            session.run("var c = condition()");
            session.run(
                    "var child = spawn(() -> { a.add(2, 5); s.release(2); c.lock().run(c::signal); }).start()");
            Wait.CHILD.call("a child", () -> session.run("child.join()"));
            assertEquals(0, session.value("child.exitCode()"));
            assertEquals(7, session.value("s.value() + a.get(2)"));
        }
    }
}
