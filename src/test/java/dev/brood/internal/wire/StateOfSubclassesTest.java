package dev.brood.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import java.io.Serial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.EventObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a class of the JDK holds in fields that it does not serialise as they are arrives in its subclasses, too. */
@SuppressWarnings("serial")
class StateOfSubclassesTest {

    private final Codec codec =
            new Codec(StateOfSubclassesTest.class.getClassLoader(), ParameterNames.UNKNOWN);

    @SuppressWarnings("unchecked")
    private <T> T copy(T value) {
        return (T) codec.decode(codec.encode(value));
    }

    /** Not serialisable, so that Java's own serialisation would refuse it. */
    private record Point(int x) {}

    private static final class Box {
        private int content = 7;
    }

    private static <T extends Collection<Object>> T filled(T collection) {
        collection.addAll(List.of("a", "b", "c"));
        return collection;
    }

    private static <T extends Map<Object, Object>> T filled(T map) {
        map.put("k", List.of(1));
        map.put("l", new Point(2));
        return map;
    }

    static List<Collection<?>> collections() {
        return List.of(
                filled(new LinkedList<Object>() {}),
                filled(new ArrayList<Object>() {}),
                filled(new HashSet<Object>() {}),
                filled(new LinkedHashSet<Object>() {}),
                filled(new TreeSet<Object>() {}),
                filled(new ArrayDeque<Object>() {}),
                filled(new PriorityQueue<Object>() {}),
                filled(new CopyOnWriteArrayList<Object>() {}),
                filled(new ConcurrentLinkedQueue<Object>() {}),
                filled(new LinkedBlockingQueue<Object>() {}));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void subclassOfACollectionDoesNotArriveEmpty(Collection<?> collection) {
        Collection<?> copy = copy(collection);
        assertSame(collection.getClass(), copy.getClass());
        assertEquals(List.copyOf(collection), List.copyOf(copy));
    }

    static Stream<Map<?, ?>> maps() {
        return Stream.of(
                filled(new LinkedHashMap<Object, Object>() {}),
                filled(new TreeMap<Object, Object>() {}),
                filled(new ConcurrentHashMap<Object, Object>() {}));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void subclassOfAMapDoesNotArriveEmpty(Map<?, ?> map) {
        assertEquals(map, copy(map));
    }

    private static final class Diary extends LinkedList<String> {
        @Serial private static final long serialVersionUID = 1;
        private final Box box = new Box();
        private final List<Point> points = new ArrayList<>(List.of(new Point(1)));
    }

    @Test
    void ownFieldsOfSuchASubclassArriveToo() {
        Diary diary = new Diary();
        diary.add("monday");
        diary.box.content = 8;
        Diary copy = copy(diary);
        assertEquals(List.of("monday"), copy);
        assertEquals(8, copy.box.content);
        assertEquals(List.of(new Point(1)), copy.points);
    }

    private static final class Due extends Date {
        @Serial private static final long serialVersionUID = 1;
        private final String what;

        private Due(long time, String what) {
            super(time);
            this.what = what;
        }
    }

    @Test
    void subclassOfDateKeepsItsTime() {
        Due copy = copy(new Due(1234, "tea"));
        assertEquals(1234, copy.getTime());
        assertEquals("tea", copy.what);
    }

    @Test
    void subclassOfLongAdderIsRefusedAsTheJdkDoesNotKeepItsSum() {
        LongAdder adder = new LongAdder() {};
        adder.add(3);
        var error = assertThrows(NotSendableException.class, () -> codec.encode(List.of(1, adder)));
        assertEquals("value[1] → LongAdder", error.path());
        assertTrue(error.reason().contains("keep one in a field"), error::reason);
    }

    @Test
    void longAdderKeepsItsSum() {
        LongAdder adder = new LongAdder();
        adder.add(3);
        assertEquals(3, copy(adder).sum());
    }

    @Test
    void eventDoesNotArriveWithoutItsSource() {
        var error =
                assertThrows(
                        NotSendableException.class, () -> codec.encode(new EventObject("here")));
        assertTrue(error.reason().contains("source"), error::reason);
        assertThrows(NotSendableException.class, () -> codec.encode(new EventObject("here") {}));
    }

    @Test
    void classLoaderIsRefusedThoughItsFieldsAreHidden() {
        assertThrows(NotSendableException.class, () -> codec.encode(new ClassLoader() {}));
    }

    @Test
    void comparatorOfASortedSubclassArrives() {
        Descending descending = new Descending();
        descending.addAll(List.of(1, 3, 2));
        assertEquals(List.of(3, 2, 1), List.copyOf(copy(descending)));
    }

    private static final class Descending extends TreeSet<Integer> {
        private Descending() {
            super(Comparator.reverseOrder());
        }
    }

    @Test
    void mapInOrderOfAccessStaysSo() {
        Map<String, Integer> map = new LinkedHashMap<>(16, 0.75f, true);
        map.put("a", 1);
        map.put("b", 2);
        Map<String, Integer> copy = copy(map);
        copy.get("a");
        assertEquals(List.of("b", "a"), List.copyOf(copy.keySet()));
        assertEquals(List.of("a", "b"), List.copyOf(map.keySet()));
        Map<String, Integer> empty = copy(new LinkedHashMap<>(16, 0.75f, true));
        empty.putAll(map);
        empty.get("a");
        assertEquals(List.of("b", "a"), List.copyOf(empty.keySet()));
    }

    @Test
    void mapInOrderOfInsertionStaysSo() {
        Map<String, Integer> copy = copy(new LinkedHashMap<>(Map.of("a", 1)));
        copy.put("b", 2);
        copy.get("a");
        assertEquals(List.of("a", "b"), List.copyOf(copy.keySet()));
    }

    private static final class Refusing extends ArrayList<Object> {
        @Serial
        private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
            throw new java.io.NotSerializableException("no");
        }
    }

    private static final class Failing extends ArrayList<Object> {
        @Serial
        private void writeObject(java.io.ObjectOutputStream out) {
            throw new IllegalStateException("not now");
        }
    }

    @Test
    void classThatRefusesOrFailsToBeSerialisedIsNamedWithItsPath() {
        var refused =
                assertThrows(
                        NotSendableException.class,
                        () -> codec.encode(Map.of("k", List.of(1, new Refusing()))));
        assertEquals("value[k][1] → Refusing", refused.path());
        var failed =
                assertThrows(
                        NotSendableException.class, () -> codec.encode(List.of(new Failing())));
        assertEquals("value[0] → Failing", failed.path());
        assertTrue(failed.reason().contains("not now"), failed::reason);
        assertEquals(IllegalStateException.class, failed.getCause().getClass());
    }
}
