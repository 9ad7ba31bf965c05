package dev.brood.internal.wire;

import dev.brood.function.Fn1;
import dev.brood.function.Range;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.wire.Envelope.Carried;
import dev.brood.internal.wire.Envelope.Variable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Right bytes of every format, for {@link FuzzTest}. */
final class Samples {

    static final Codec CODEC = new Codec(Samples.class.getClassLoader(), ParameterNames.UNKNOWN);

    private Samples() {}

    record Point(int x, String name, List<Point> more) {}

    private static final class Node {
        private final Object value;
        private Node next;

        Node(Object value) {
            this.value = value;
        }
    }

    static List<byte[]> messages() {
        return Stream.of(
                        new Message.Welcome("/dev/shm/a/mark", "/dev/shm/a/replies", "0123456789"),
                        new Message.Hello("0123456789"),
                        new Message.Run(envelope()),
                        new Message.RunStored("/dev/shm/a/work"),
                        new Message.WarmUp(envelope()),
                        new Message.Interrupt(),
                        new Message.ClassWanted("REPL.$JShell$7"),
                        new Message.ClassFound("REPL.$JShell$7", new byte[] {1, 2, 3, 4}),
                        new Message.LibrariesWanted(),
                        new Message.Libraries(List.of("/a.jar", "/b.jar")),
                        new Message.Outcome(true, graph(List.of(1, "two"))),
                        new Message.TakesItsTime(),
                        new Message.Leaving())
                .map(MessageFormat::encode)
                .toList();
    }

    static List<byte[]> envelopes() {
        return List.of(envelope().toBytes());
    }

    private static Envelope envelope() {
        return new Envelope(
                "dev.brood.internal.process.FunctionJob",
                List.of(new Carried(new Variable("REPL.$JShell$1", "x"), 3)),
                graph(1),
                List.of(new Carried(new Variable("REPL.$JShell$2", "list"), 4)),
                2,
                graph(new ArrayList<>(List.of("a", new Point(1, "p", List.of())))),
                Map.of("REPL.$JShell$1", new byte[] {(byte) 0xCA, (byte) 0xFE}),
                Map.of("REPL.$JShell$1", new SourceLines("script.jsh", new int[] {1, 2, 7})));
    }

    private static byte[] graph(Object value) {
        return CODEC.encode(value);
    }

    static Object decode(byte[] bytes) {
        return CODEC.decode(bytes);
    }

    static List<byte[]> plain() {
        return Stream.of(
                        1,
                        2L,
                        "text",
                        3.5,
                        true,
                        'c',
                        new int[] {1, 2, 3},
                        new String[] {"a", "b"},
                        TimeUnit.DAYS)
                .map(Samples::graph)
                .toList();
    }

    static List<byte[]> graphs() {
        Node circle = new Node("circle");
        circle.next = circle;
        Fn1<Integer, Integer> capturing = x -> x + circle.hashCode();
        Map<TimeUnit, Object> byUnit = new EnumMap<>(TimeUnit.class);
        byUnit.put(TimeUnit.DAYS, List.of());
        return Stream.of(
                        new Point(1, "one", List.of(new Point(2, null, null))),
                        circle,
                        (Fn1<Integer, Integer>) x -> x + 1,
                        capturing,
                        new ArrayList<>(List.of(1, 2L, 3.0, "four", 'f', (byte) 6)),
                        new LinkedList<>(List.of(1, 2)),
                        new ArrayDeque<>(List.of("a", "b")),
                        new PriorityQueue<>(List.of(3, 1, 2)),
                        new HashMap<>(Map.of("a", List.of(1), "b", Set.of())),
                        new LinkedHashMap<>(Map.of(1, 2)),
                        new TreeMap<>(Map.of("x", 1, "y", 2)),
                        new TreeSet<>(List.of(5, 4)),
                        new ConcurrentHashMap<>(Map.of("k", "v")),
                        byUnit,
                        EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS),
                        List.of(1, 2, 3),
                        Map.of("a", 1),
                        Set.of("z"),
                        Optional.of("there"),
                        new Range(0, 10, 2),
                        new BigInteger("123456789012345678901234567890"),
                        new BigDecimal("1.5"),
                        Instant.EPOCH,
                        LocalDate.of(2026, 1, 1),
                        new Date(0),
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        URI.create("file:/a"),
                        Locale.ROOT,
                        BitSet.valueOf(new long[] {5}),
                        new Random(1),
                        String.class,
                        new IllegalStateException("wrong", new RuntimeException("cause")),
                        new Object[] {1, "a", new int[][] {{1}, {2, 3}}, null},
                        Arrays.asList(1, 2),
                        new Thread.State[] {Thread.State.NEW})
                .map(Samples::graph)
                .toList();
    }

    static List<byte[]> records() {
        return Stream.of(
                        null,
                        true,
                        (byte) 1,
                        2,
                        3L,
                        4.5,
                        "text",
                        "half \uD800",
                        new byte[] {1, 2, 3},
                        new int[] {1, 2, 3},
                        new long[] {4, 5},
                        new double[] {1.5})
                .map(InPlaceFormat::of)
                .map(Samples::bytes)
                .toList();
    }

    private static byte[] bytes(InPlaceFormat.Flat flat) {
        MemorySegment cell = MemorySegment.ofArray(new long[(int) flat.size() / Long.BYTES]);
        flat.write(new AtomicMemory(cell), 0);
        return cell.toArray(ValueLayout.JAVA_BYTE);
    }
}
