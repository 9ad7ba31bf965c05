package dev.brood.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leads back to itself arrives as it was, or is refused where it is sent; nothing in it is ever missing. */
class CirclesTest {

    private final Codec codec =
            new Codec(CirclesTest.class.getClassLoader(), ParameterNames.UNKNOWN);

    @SuppressWarnings("unchecked")
    private <T> T copy(T value) {
        return (T) codec.decode(codec.encode(value));
    }

    private static final class Holder {
        private Object held;
    }

    private record Named(String name, Object other) {}

    static List<UnaryOperator<Object>> lateOnes() {
        return List.of(
                List::of,
                o -> List.of(1, 2, o),
                Set::of,
                o -> Map.of("key", o),
                o -> Map.of("a", 1, "b", o),
                Optional::of,
                o -> new Named("a", o),
                Collections::singletonList,
                Collections::singleton,
                o -> Collections.singletonMap("a", o),
                o -> Collections.unmodifiableList(new ArrayList<>(List.of(o))),
                o -> Collections.unmodifiableMap(new HashMap<>(Map.of("k", o))),
                o -> Collections.synchronizedList(new ArrayList<>(List.of(o))),
                Arrays::asList,
                o -> Map.entry(1, o),
                o -> new HashMap<>(Map.of("key", o)).keySet().stream().map(_ -> o).toList(),
                o -> List.of(1, o, 2).subList(0, 2),
                o -> new ArrayList<>(List.of(o)).subList(0, 1),
                o -> new LinkedHashMap<>(Map.of(1, o)).values());
    }

    @ParameterizedTest
    @MethodSource("lateOnes")
    void whatIsMadeAtOnceIsRefusedWhenItLeadsBackToItself(UnaryOperator<Object> make) {
        Holder holder = new Holder();
        holder.held = make.apply(holder);
        var error = assertThrows(NotSendableException.class, () -> codec.encode(holder.held));
        assertTrue(error.reason().contains("break the circle"), error::getMessage);
        assertTrue(error.path().startsWith("value → "), error::path);
    }

    @ParameterizedTest
    @MethodSource("lateOnes")
    void itArrivesWhenTheCircleBeginsElsewhere(UnaryOperator<Object> make) {
        Holder holder = new Holder();
        holder.held = make.apply(holder);
        Holder copy = copy(holder);
        assertTrue(holds(copy.held, copy), copy.held::toString);
    }

    private static boolean holds(Object container, Object wanted) {
        return switch (container) {
            case Collection<?> all -> all.stream().anyMatch(o -> o == wanted);
            case Map<?, ?> map -> holds(map.values(), wanted);
            case Optional<?> optional -> optional.orElseThrow() == wanted;
            case Map.Entry<?, ?> entry -> entry.getValue() == wanted;
            case Named named -> named.other == wanted;
            default -> false;
        };
    }

    @Test
    void pathLeadsToWhereTheCircleCloses() {
        Holder inner = new Holder();
        Named record = new Named("a", inner);
        inner.held = record;
        var error =
                assertThrows(
                        NotSendableException.class,
                        () -> codec.encode(List.of(1, Optional.of(record))));
        assertEquals("value[1] → Named", error.path());
    }

    @Test
    void collectionsThatAreFilledMayHoldThemselves() {
        Stream.of(new ArrayList<>(), new ArrayDeque<>())
                .forEach(collection -> {
                    collection.add(List.of(collection));
                    Collection<Object> copy = copy(collection);
                    assertSame(copy, ((List<?>) copy.iterator().next()).getFirst());
                });
        Object[] array = new Object[1];
        array[0] = array;
        Object[] copiedArray = copy(array);
        assertSame(copiedArray, copiedArray[0]);
        AtomicReference<Object> reference = new AtomicReference<>();
        reference.set(List.of(reference));
        AtomicReference<Object> copiedReference = copy(reference);
        assertSame(copiedReference, ((List<?>) copiedReference.get()).getFirst());
    }

    /** Its hash needs a field that is read after the one that leads back. */
    private static class Key implements Comparable<Key> {
        private Object a;
        private final String name;

        private Key(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public int compareTo(Key other) {
            return name.compareTo(other.name);
        }
    }

    static Stream<Map<Object, Object>> maps() {
        return Stream.of(
                new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>(), new ConcurrentHashMap<>());
    }

    @ParameterizedTest
    @MethodSource("maps")
    void objectThatIsAKeyInItsOwnMapIsFoundThere(Map<Object, Object> map) {
        Key key = new Key("k");
        Key other = new Key("l");
        key.a = map;
        other.a = key;
        map.put(key, 1);
        map.put(other, key);
        Key copy = copy(key);
        Map<?, ?> copiedMap = (Map<?, ?>) copy.a;
        assertEquals(2, copiedMap.size());
        assertEquals(1, copiedMap.get(new Key("k")));
        assertSame(copy, copiedMap.get(new Key("l")));
        assertTrue(copiedMap.containsKey(copy));
    }

    @Test
    void objectThatIsInItsOwnSetIsFoundThere() {
        Stream.of(new HashSet<>(), new TreeSet<>())
                .forEach(set -> {
                    Key key = new Key("k");
                    key.a = set;
                    set.add(key);
                    set.add(new Key("l"));
                    Key copy = copy(key);
                    assertTrue(((Set<?>) copy.a).contains(new Key("k")));
                    assertTrue(((Set<?>) copy.a).contains(copy));
                    assertEquals(2, ((Set<?>) copy.a).size());
                });
    }

    @Test
    void setOfSetsThatLeadsBackIsFoundInItsOrder() {
        Key key = new Key("k");
        Set<Object> inner = new HashSet<>(List.of(key, "x"));
        Set<Object> outer = new HashSet<>(List.of(inner));
        key.a = outer;
        Key copy = copy(key);
        assertTrue(((Set<?>) copy.a).contains(Set.of(new Key("k"), "x")));
    }

    @SuppressWarnings("serial")
    private static final class Registry extends HashMap<Object, Object> {}

    @Test
    void keyThatIsPutIntoASubclassTooEarlyIsExplained() {
        Key key = new Key("k");
        Registry registry = new Registry();
        registry.put(key, 1);
        key.a = List.of(registry);
        var error = assertThrows(RuntimeException.class, () -> copy(key));
        assertTrue(error.getMessage().contains("leads back"), error::getMessage);
    }

    @Test
    void classesOfAllKindsArriveAsThemselves() {
        List<Object> classes =
                List.of(
                        void.class,
                        int.class,
                        Integer.class,
                        Void.class,
                        int[].class,
                        String[][].class,
                        Key[].class,
                        Map.Entry.class,
                        Thread.class,
                        Record.class);
        assertEquals(classes, copy(classes));
        classes.forEach(c -> assertSame(c, copy(c)));
        Holder holder = new Holder();
        holder.held = void.class;
        assertSame(void.class, copy(holder).held);
        assertSame(int.class, copy(Optional.of(int.class)).orElseThrow());
        assertSame(
                void.class, copy(new HashMap<>(Map.of(void.class, 1))).keySet().iterator().next());
    }

    @Test
    void classOfALambdaIsRefusedWithItsPath() {
        Runnable lambda = () -> {};
        var error =
                assertThrows(
                        NotSendableException.class,
                        () -> codec.encode(List.of(1, lambda.getClass())));
        assertTrue(error.path().startsWith("value[1]"), error::path);
        assertTrue(error.reason().contains("class of a lambda"), error::reason);
    }

    @Test
    void comparatorThatLeadsBackToItsMapIsRefused() {
        Holder holder = new Holder();
        TreeMap<String, Object> map =
                new TreeMap<>(
                        (java.util.Comparator<String> & java.io.Serializable)
                                (a, b) -> holder.held == null ? 0 : a.compareTo(b));
        holder.held = map;
        assertThrows(NotSendableException.class, () -> codec.encode(map));
        assertFalse(copy(holder).held == null);
    }
}
