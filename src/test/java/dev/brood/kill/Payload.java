package dev.brood.kill;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What is sent: a value of some type and length that follows from its producer and number, so that whoever gets it can
 * make it again and compare every bit.
 */
public final class Payload {

    /** A value that travels as a graph. */
    private record Graph(long id, List<Integer> numbers, String text) {}

    private static final int LARGE = 9 << 20;
    private static final int MEDIUM = 100_000;
    private static final int SMALL = 300;
    private static final int LARGE_EVERY = 1009;
    private static final int MEDIUM_EVERY = 23;

    private Payload() {}

    /** Names an item. */
    public static long id(int producer, int number) {
        return (long) producer << 32 | number;
    }

    public static int producer(long id) {
        return (int) (id >>> 32);
    }

    public static int number(long id) {
        return (int) id;
    }

    public static Object make(long id) {
        int hash = (int) (id * 0x9E3779B97F4A7C15L >>> 33);
        if (hash % LARGE_EVERY == 0) {
            return bytes(id, LARGE + hash % MEDIUM);
        }
        int length = hash / LARGE_EVERY % (hash % MEDIUM_EVERY == 0 ? MEDIUM : SMALL);
        return switch (hash % 5) {
            case 0 -> id;
            case 1 -> id + ":" + "häßlich \uD83D".repeat(length / 8);
            case 2 -> ints(id, length / Integer.BYTES);
            case 3 ->
                    new Graph(
                            id,
                            IntStream.range(0, length % SMALL).boxed().toList(),
                            "text".repeat(length / 4));
            default -> bytes(id, length);
        };
    }

    private static int[] ints(long id, int length) {
        int[] ints = new int[length + 2];
        for (int i = 2; i < ints.length; i++) {
            ints[i] = (int) id * 31 + i;
        }
        ints[0] = producer(id);
        ints[1] = number(id);
        return ints;
    }

    /** The name, again and again; by copies, which are fast before the compiler has come round to this. */
    private static byte[] bytes(long id, int length) {
        byte[] bytes = new byte[length + Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (id >>> Byte.SIZE * i);
        }
        for (int done = Long.BYTES; done < bytes.length; done *= 2) {
            System.arraycopy(bytes, 0, bytes, done, Math.min(done, bytes.length - done));
        }
        return bytes;
    }

    /** The name of an item that was received; -1 if it is not one as it was made. */
    public static long check(Object received) {
        try {
            long id = idOf(received);
            return Objects.deepEquals(make(id), received) ? id : -1;
        } catch (RuntimeException e) {
            return -1;
        }
    }

    private static long idOf(Object received) {
        return switch (received) {
            case Long id -> id;
            case String text -> Long.parseLong(text.substring(0, text.indexOf(':')));
            case int[] ints -> id(ints[0], ints[1]);
            case Graph graph -> graph.id;
            case byte[] bytes ->
                    IntStream.range(0, Long.BYTES)
                            .mapToLong(i -> (bytes[i] & 0xFFL) << Byte.SIZE * i)
                            .reduce(0, (a, b) -> a | b);
            default -> throw new IllegalArgumentException(Arrays.toString(new Object[] {received}));
        };
    }
}
