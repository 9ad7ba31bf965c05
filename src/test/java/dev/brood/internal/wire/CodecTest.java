package dev.brood.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.brood.error.NotSendableException;
import dev.brood.function.Fn;
import dev.brood.function.Fn1;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes into bytes comes out of them. */
class CodecTest {

    record Point(int x, int y) {}

    private static final class Node {
        private final String name;
        private final List<Node> friends = new ArrayList<>();
        private transient String forgotten = "forgotten";
        private Node next;

        private Node(String name) {
            this.name = name;
        }
    }

    private final Codec codec = new Codec(CodecTest.class.getClassLoader(), ParameterNames.UNKNOWN);

    @SuppressWarnings("unchecked")
    private <T> T copy(T value) {
        return (T) codec.decode(codec.encode(value));
    }

    static Stream<Object> plainValues() {
        return Stream.of(
                true,
                (byte) -1,
                Short.MIN_VALUE,
                'ß',
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Float.NaN,
                -0.0,
                "",
                "Grüße, 世界 🐣 \0",
                "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("plainValues")
    void plainValueNeedsNoLibrary(Object value) {
        byte[] graph = codec.encode(value);
        assertEquals(Codec.PLAIN, graph[0]);
        assertEquals(value, codec.decode(graph));
    }

    @Test
    void nullIsPlain() {
        assertNull(copy(null));
    }

    @Test
    void bytesArePlain() {
        byte[] bytes = {1, -2, 0};
        assertEquals(Codec.PLAIN, codec.encode(bytes)[0]);
        assertArrayEquals(bytes, copy(bytes));
    }

    @Test
    void textWithAHalfOfASurrogatePairStaysAsItIs() {
        assertEquals("a\ud800b", copy("a\ud800b"));
    }

    static Stream<Object> otherValues() {
        return Stream.of(
                new Point(1, 2),
                List.of(new Point(1, 2), "a"),
                Map.of("k", Optional.of(List.of(1L, 2.0f))),
                new HashMap<>(Map.of(1, Arrays.asList(1, null))),
                DayOfWeek.MONDAY,
                Path.of("a", "b"),
                String.class,
                int[].class);
    }

    @ParameterizedTest
    @MethodSource("otherValues")
    void otherValueIsAGraph(Object value) {
        byte[] graph = codec.encode(value);
        assertEquals(Codec.GRAPH, graph[0]);
        assertEquals(value, codec.decode(graph));
    }

    @Test
    void arraysKeepTheirTypes() {
        assertArrayEquals(new int[] {1, 2}, copy(new int[] {1, 2}));
        assertArrayEquals(new String[] {"a", null}, copy(new String[] {"a", null}));
        assertArrayEquals(
                new Object[] {1, new Point(1, 2)}, copy(new Object[] {1, new Point(1, 2)}));
        assertArrayEquals(new long[][] {{1}, null, {}}, copy(new long[][] {{1}, null, {}}));
        assertEquals(0, copy(new Point[0][0]).length);
    }

    @Test
    void objectsTravelFieldByFieldAndWithoutAConstructor() {
        Node node = copy(new Node("a"));
        assertEquals("a", node.name);
        assertNull(node.forgotten);
    }

    @Test
    void sharedObjectsStayShared() {
        Node node = new Node("shared");
        List<Object> list = copy(List.of(node, node, List.of(node)));
        assertSame(list.get(0), list.get(1));
        assertSame(list.get(0), ((List<?>) list.get(2)).getFirst());
    }

    @Test
    void cyclesAreKept() {
        Node first = new Node("first");
        Node second = new Node("second");
        first.next = second;
        second.next = first;
        first.friends.addAll(List.of(first, second));
        Node copy = copy(first);
        assertSame(copy, copy.next.next);
        assertSame(copy, copy.friends.getFirst());
        assertSame(copy.next, copy.friends.getLast());
    }

    @Test
    void listThatContainsItselfIsKept() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        List<Object> copy = copy(list);
        assertSame(copy, copy.getFirst());
    }

    @Test
    void rootsOfAGraphShareObjects() {
        Node node = new Node("shared");
        byte[] graph;
        try (GraphWriter writer = codec.writer(_ -> {})) {
            writer.write("plain", 1);
            writer.write("first", node);
            writer.write("second", List.of(node));
            graph = writer.toBytes();
        }
        try (GraphReader reader = codec.reader(graph)) {
            assertEquals(1, reader.read());
            Object first = reader.read();
            assertSame(first, ((List<?>) reader.read()).getFirst());
        }
    }

    @Test
    void graphsDoNotShareWithEarlierGraphs() {
        Node node = new Node("a");
        byte[] first = codec.encode(node);
        assertArrayEquals(first, codec.encode(node));
        assertEquals("a", ((Node) codec.decode(first)).name);
    }

    @Test
    void longChainsTravel() {
        Node first = new Node("0");
        Node last = first;
        for (int i = 1; i < 1000; i++) {
            last.next = new Node(String.valueOf(i));
            last = last.next;
        }
        Node copy = copy(first);
        for (int i = 1; i < 1000; i++) {
            copy = copy.next;
        }
        assertEquals("999", copy.name);
    }

    @Test
    void lambdaOverPlainValuesIsPlain() throws Exception {
        int captured = 3;
        Fn1<Integer, Integer> add = x -> x + captured;
        assertEquals(Codec.PLAIN, codec.encode(add)[0]);
        assertEquals(7, copy(add).call(4));
    }

    @Test
    void lambdasKeepWhatTheyCapture() throws Exception {
        Node node = new Node("a");
        Fn<String> inner = () -> node.name;
        Fn<String> outer = () -> inner.call() + node.name;
        assertEquals("aa", copy(outer).call());
        List<Fn<String>> both = copy(List.of(inner, inner));
        assertSame(both.getFirst(), both.getLast());
    }

    @Test
    void comparatorsOfTheJdkTravel() {
        var byLength =
                copy(
                        Comparator.comparing(
                                (Function<String, Integer> & Serializable) String::length));
        assertEquals(List.of("a", "bb"), Stream.of("bb", "a").sorted(byLength).toList());
        var descending =
                copy(
                        Map.of(
                                "order",
                                Comparator.<Integer>reverseOrder()
                                        .thenComparing(Comparator.naturalOrder())));
        assertEquals(List.of(2, 1), Stream.of(1, 2).sorted(descending.get("order")).toList());
    }

    @Test
    void classesOfAGraphAreTold() {
        List<Met> met = new ArrayList<>();
        try (GraphWriter writer = codec.writer(met::add)) {
            writer.write("value", List.of(new Point(1, 2), new Node("a")));
        }
        assertEquals(
                List.of(new Met.Type(Point.class.getName()), new Met.Type(Node.class.getName())),
                met.stream().distinct().toList());
    }

    @Test
    void classWithHooksTravelsByThem() {
        assertEquals("a!", copy(new Hooked("a")).text);
    }

    private static final class Hooked implements Serializable {
        private static final long serialVersionUID = 1;
        private final String text;

        private Hooked(String text) {
            this.text = text;
        }

        private Object readResolve() {
            return new Hooked(text + "!");
        }
    }

    @Test
    void codecIsUsableAfterAFailure() {
        assertThrows(
                NotSendableException.class,
                () -> codec.encode(List.of(new Node("a"), new Thread())));
        assertEquals(new Point(1, 2), copy(new Point(1, 2)));
    }

    @Test
    void manyThreadsMayUseOneCodec() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<List<Point>>> copies =
                    IntStream.range(0, 200)
                            .mapToObj(i -> pool.submit(() -> copy(List.of(new Point(i, i)))))
                            .toList();
            for (int i = 0; i < copies.size(); i++) {
                assertEquals(List.of(new Point(i, i)), copies.get(i).get());
            }
        }
    }

    @Test
    void bytesThatAreNoGraphAreRefused() {
        assertThrows(RuntimeException.class, () -> codec.decode(new byte[] {9, 9}));
        assertThrows(RuntimeException.class, () -> codec.decode(new byte[0]));
    }

    static Stream<Object> truncatedValues() {
        return Stream.of("some text", 5L, new byte[10], new Point(1, 2), List.of("a", "b"));
    }

    @ParameterizedTest
    @MethodSource("truncatedValues")
    void truncatedGraphIsRefused(Object value) {
        byte[] graph = codec.encode(value);
        assertThrows(
                RuntimeException.class, () -> codec.decode(Arrays.copyOf(graph, graph.length - 1)));
    }

    @Test
    void collectionsOfTheUserTravelWithTheirFields() {
        assertEquals(List.of(0, 1, 4), copy(new Squares(3)));
        assertEquals(Map.of("only", 3), copy(new One(3)));
        assertEquals(
                Optional.of(3),
                copy(new One(3)).entrySet().stream().map(Map.Entry::getValue).findFirst());
    }

    /** Of a class of the JDK that has fields, though none that count. */
    private static final class Squares extends AbstractList<Integer> {
        private final int size;

        private Squares(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return index * index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    private static final class One extends AbstractMap<String, Integer> {
        private final int value;

        private One(int value) {
            this.value = value;
        }

        @Override
        public Set<Entry<String, Integer>> entrySet() {
            return Set.of(Map.entry("only", value));
        }
    }

    @Test
    void standardStreamsAreThoseOfTheReceiver() {
        assertSame(System.out, copy(System.out));
        assertSame(System.err, copy(System.err));
    }

    @Test
    void enumsStayThemselves() {
        assertSame(Constant.WITH_BODY, copy(Constant.WITH_BODY));
        assertEquals(EnumSet.of(Constant.WITH_BODY), copy(EnumSet.of(Constant.WITH_BODY)));
        assertInstanceOf(
                java.util.EnumMap.class,
                copy(new java.util.EnumMap<>(Map.of(Constant.WITH_BODY, 1))));
    }

    private enum Constant {
        WITH_BODY {
            @Override
            public String toString() {
                return "body";
            }
        }
    }
}
