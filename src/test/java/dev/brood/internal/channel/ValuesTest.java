package dev.brood.internal.channel;

import static dev.brood.Brood.async;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.queue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.function.Fn1;
import dev.brood.process.AsyncResult;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be put and sent arrives as it was. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ValuesTest {

    private record Point(int x, Object y) {}

    private enum Colour {
        RED {
            @Override
            String word() {
                return "red";
            }
        };

        abstract String word();
    }

    private static final class Tree {
        private final String name;
        private final List<Tree> children = new ArrayList<>();
        private Tree parent;

        Tree(String name) {
            this.name = name;
        }

        Tree add(Tree child) {
            children.add(child);
            child.parent = this;
            return this;
        }
    }

    private static final List<Object> VALUES =
            Arrays.asList(
                    null,
                    true,
                    false,
                    (byte) -128,
                    Short.MIN_VALUE,
                    'ß',
                    '\uD800',
                    Integer.MIN_VALUE,
                    -1,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    0.1f,
                    Float.NaN,
                    -0.0f,
                    0.1,
                    Double.NaN,
                    -0.0,
                    "",
                    "a",
                    "grüße ∀ 漢字",
                    "emoji 😀, a pair",
                    "half a pair \uD800",
                    "\uDC00 the wrong way round \uD800",
                    "zero \0 inside",
                    "x".repeat(100_000),
                    "é".repeat(5_000_000),
                    List.of(),
                    List.of(1, "two", 3.0),
                    Arrays.asList(null, null),
                    Map.of("a", List.of(1)),
                    new Point(1, new Point(2, null)),
                    Colour.RED,
                    new BigDecimal("1.50"),
                    LocalDate.of(2026, 1, 1),
                    UUID.nameUUIDFromBytes(new byte[3]));

    private static final List<Object> ARRAYS =
            List.of(
                    new byte[0],
                    new short[0],
                    new char[0],
                    new int[0],
                    new long[0],
                    new float[0],
                    new double[0],
                    new boolean[0],
                    new String[0],
                    new Object[0][0],
                    new byte[] {1, -1, 127},
                    new short[] {1, -1, Short.MAX_VALUE},
                    new char[] {'a', '\uD800'},
                    new int[] {1, -1, Integer.MIN_VALUE},
                    new long[] {1, -1, Long.MIN_VALUE},
                    new float[] {1, Float.NaN, -0.0f},
                    new double[] {1, Double.NaN, -0.0},
                    new boolean[] {true, false, true},
                    new String[] {"a", null, "\uD800"},
                    new int[][] {{1}, {}, null, {2, 3}},
                    new Object[] {1, "a", new int[] {1}});

    private static void assertSameValue(Object expected, Object actual) {
        assertArrayEquals(new Object[] {expected}, new Object[] {actual});
        if (expected != null) {
            assertSame(expected.getClass(), actual.getClass());
        }
    }

    @Test
    void everyKindOfValueComesOutOfAQueueAsItWas() {
        Queue<Object> queue = queue();
        for (List<Object> values : List.of(VALUES, ARRAYS)) {
            values.forEach(queue::put);
            values.forEach(value -> assertSameValue(value, queue.get()));
        }
        assertEquals(0, queue.qsize());
    }

    @Test
    void everyLengthOfAnArrayLeavesItsNeighboursAlone() {
        Queue<Object> queue = queue();
        Random random = new Random(5);
        List<byte[]> sent = new ArrayList<>();
        for (int length = 0; length < 3000; length++) {
            byte[] bytes = new byte[length % 100 == 99 ? length * 100 : length];
            random.nextBytes(bytes);
            sent.add(bytes);
            queue.put(bytes);
            if (length % 7 == 0) {
                assertArrayEquals(sent.removeFirst(), (byte[]) queue.get());
            }
        }
        sent.forEach(bytes -> assertArrayEquals(bytes, (byte[]) queue.get()));
    }

    @Test
    void cyclesAndSharedPartsKeepTheirShape() {
        Queue<Tree> queue = queue();
        queue.put(new Tree("root").add(new Tree("left")).add(new Tree("right")));
        Tree root = queue.get();
        assertEquals(List.of("left", "right"), root.children.stream().map(t -> t.name).toList());
        root.children.forEach(child -> assertSame(root, child.parent));
    }

    @Test
    void everyKindOfValueTravelsToAChildAndBackThroughQueueAndPipe() {
        Queue<Object> there = queue();
        Pipe<Object> pipe = pipe();
        VALUES.forEach(there::put);
        ARRAYS.forEach(there::put);
        int count = VALUES.size() + ARRAYS.size();
        AsyncResult<Integer> echo = async(ValuesTest::echo, there, pipe.second(), count);
        VALUES.forEach(value -> assertSameValue(value, pipe.first().recv()));
        ARRAYS.forEach(value -> assertSameValue(value, pipe.first().recv()));
        assertEquals(count, Wait.CHILD.get(echo));
    }

    private static int echo(Queue<Object> from, Connection<Object> to, int count) {
        for (int i = 0; i < count; i++) {
            to.send(from.get());
        }
        return count;
    }

    @Test
    void functionsAndObjectsOfUsersTravelToAChildThroughAQueue() {
        Queue<Fn1<Integer, Object>> functions = queue();
        int ten = 10;
        functions.put(n -> n + ten);
        functions.put(n -> new Point(n, Colour.RED.word()));
        functions.put(Integer::toBinaryString);
        var results = async(ValuesTest::callThree, functions);
        assertEquals(List.of(13, new Point(3, "red"), "11"), Wait.CHILD.get(results));
    }

    private static List<Object> callThree(Queue<Fn1<Integer, Object>> functions) throws Exception {
        List<Object> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            results.add(functions.get().call(3));
        }
        return results;
    }

    @Test
    void objectsOf64MegabytesGoThroughQueueAndPipe() throws Exception {
        Queue<Object> queue = queue();
        Pipe<Object> pipe = pipe();
        int[] ints = new Random(1).ints(16 << 20).toArray();
        Map<String, Object> graph = new HashMap<>(Map.of("ints", ints));
        var sums = async(ValuesTest::sums, queue, pipe.second());
        queue.put(ints);
        queue.put(graph);
        pipe.first().send(ints);
        assertArrayEquals(ints, (int[]) pipe.first().recv());
        int sum = Arrays.stream(ints).sum();
        assertEquals(List.of(sum, sum), Wait.CHILD.get(sums));
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> sums(Queue<Object> queue, Connection<Object> echo) {
        int first = Arrays.stream((int[]) queue.get()).sum();
        var graph = (Map<String, Object>) queue.get();
        int second = Arrays.stream((int[]) graph.get("ints")).sum();
        echo.send(echo.recv());
        return List.of(first, second);
    }
}
