package dev.brood.internal.wire;

import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.memory.Scratch;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * How a value lies in shared memory, ready to be read in place. Primitives, text and arrays of primitives are written
 * there straight away; all else as a graph, which is made before.
 *
 * <pre>
 *    0       4        8
 *   | kind  | number | content ...       all of it padded to 8 bytes
 *
 *   kind     see the constants; zero is never written
 *   number   a value of up to 32 bits, or how many elements the content has
 *   content  a value of 64 bits, or the elements
 * </pre>
 */
public final class InPlaceFormat {

    /** Bytes before the content. */
    public static final int HEADER = 8;

    /** Lowest kind that is free for others to use for records of their own, whose content is bytes. */
    public static final int FIRST_FREE_KIND = 64;

    /** Lowest kind that is free for records whose content is counted in units of 8 bytes, as it may be larger than 2 GiB. */
    public static final int FIRST_FREE_UNIT_KIND = 80;

    /** Lowest kind that is free for records whose content is 64 bits. */
    public static final int FIRST_FREE_WIDE_KIND = 96;

    private static final int NULL = 1;
    private static final int BOOLEAN = 2;
    private static final int BYTE = 3;
    private static final int SHORT = 4;
    private static final int CHAR = 5;
    private static final int INT = 6;
    private static final int FLOAT = 7;
    private static final int LONG = 8;
    private static final int DOUBLE = 9;

    /** Text without surrogates, in UTF-8. */
    private static final int TEXT = 10;

    /** Any other text, char by char: it may hold half of a pair, which UTF-8 cannot say, or be too long for that. */
    private static final int TEXT_CHARS = 11;

    /** Chars that take no more bytes than an array has. */
    private static final int LONGEST_UTF_8 = Integer.MAX_VALUE / 3 - 8;

    private static final int BYTES = 12;
    private static final int SHORTS = 13;
    private static final int CHARS = 14;
    private static final int INTS = 15;
    private static final int LONGS = 16;
    private static final int FLOATS = 17;
    private static final int DOUBLES = 18;
    private static final int GRAPH = 19;

    private static final int UNIT = 8;

    private InPlaceFormat() {}

    /**
     * A value on its way into shared memory.
     *
     * @param kind which format
     * @param number for the header
     * @param wide a content of 64 bits, where the kind has one
     * @param array content of many elements, or null
     */
    public record Flat(int kind, int number, long wide, Object array) {

        /** A record of a kind of one's own, with bytes as its content. */
        public static Flat ofBytes(int kind, byte[] content) {
            return new Flat(kind, content.length, 0, content);
        }

        /** A record of a kind of one's own, with so many bytes from elsewhere as its content, a multiple of 8. */
        public static Flat ofUnits(int kind, AtomicMemory content, long bytes) {
            return new Flat(kind, Math.toIntExact(bytes / UNIT), 0, content);
        }

        /** A record of a kind of one's own, with 64 bits as its content. */
        public static Flat ofLong(int kind, long content) {
            return new Flat(kind, 0, content, null);
        }

        /**
         * Tells how much room it takes.
         *
         * @return bytes, a multiple of 8
         */
        public long size() {
            return InPlaceFormat.size(kind, number);
        }

        /**
         * Writes it.
         *
         * @param words where to
         * @param offset a multiple of 8
         */
        public void write(AtomicMemory words, long offset) {
            words.setInt(offset, kind);
            words.setInt(offset + Integer.BYTES, number);
            if (kind == LONG || kind == DOUBLE || kind >= FIRST_FREE_WIDE_KIND) {
                words.setLong(offset + HEADER, wide);
            } else if (array instanceof AtomicMemory bytes) {
                words.copy(offset + HEADER, bytes, contentSize(kind, number));
            } else if (array != null) {
                words.setAll(offset + HEADER, array, 0, number);
            }
        }
    }

    private static long size(int kind, int number) {
        if (kind >= FIRST_FREE_WIDE_KIND) {
            return HEADER + Long.BYTES;
        }
        return switch (kind) {
            case NULL, BOOLEAN, BYTE, SHORT, CHAR, INT, FLOAT -> HEADER;
            case LONG, DOUBLE -> HEADER + Long.BYTES;
            default -> HEADER + (contentSize(kind, number) + UNIT - 1) / UNIT * UNIT;
        };
    }

    /**
     * Tells how much of a record of many elements is content.
     *
     * @param kind its kind
     * @param number from its header
     * @return bytes
     */
    public static long contentSize(int kind, int number) {
        return number * elementSize(kind);
    }

    /**
     * Tells how much room a value takes.
     *
     * @param kind its kind
     * @param words where it lies
     * @param offset where in it
     * @return bytes, a multiple of 8
     */
    public static long size(int kind, AtomicMemory words, long offset) {
        return size(kind, words.getInt(offset + Integer.BYTES));
    }

    private static final Flat NOTHING = new Flat(NULL, 0, 0, null);

    /**
     * Prepares a value that needs no codec.
     *
     * @param value the value, or null
     * @return what to write, or null if it takes {@link #ofGraph}
     */
    public static Flat of(Object value) {
        // not a switch over patterns, which takes milliseconds at its first use
        if (value == null) {
            return NOTHING;
        }
        if (value instanceof Integer v) {
            return new Flat(INT, v, 0, null);
        }
        if (value instanceof String v) {
            return ofText(v);
        }
        if (value instanceof Long v) {
            return new Flat(LONG, 0, v, null);
        }
        if (value instanceof Double v) {
            return new Flat(DOUBLE, 0, Double.doubleToRawLongBits(v), null);
        }
        if (value instanceof byte[] v) {
            return new Flat(BYTES, v.length, 0, v);
        }
        if (value.getClass().isArray()) {
            return ofArray(value);
        }
        return ofOther(value);
    }

    private static Flat ofOther(Object value) {
        if (value instanceof Boolean v) {
            return new Flat(BOOLEAN, v ? 1 : 0, 0, null);
        }
        if (value instanceof Byte v) {
            return new Flat(BYTE, v, 0, null);
        }
        if (value instanceof Short v) {
            return new Flat(SHORT, v, 0, null);
        }
        if (value instanceof Character v) {
            return new Flat(CHAR, v, 0, null);
        }
        if (value instanceof Float v) {
            return new Flat(FLOAT, Float.floatToRawIntBits(v), 0, null);
        }
        return null;
    }

    private static Flat ofArray(Object array) {
        if (array instanceof int[] v) {
            return new Flat(INTS, v.length, 0, v);
        }
        if (array instanceof long[] v) {
            return new Flat(LONGS, v.length, 0, v);
        }
        if (array instanceof double[] v) {
            return new Flat(DOUBLES, v.length, 0, v);
        }
        if (array instanceof char[] v) {
            return new Flat(CHARS, v.length, 0, v);
        }
        if (array instanceof float[] v) {
            return new Flat(FLOATS, v.length, 0, v);
        }
        if (array instanceof short[] v) {
            return new Flat(SHORTS, v.length, 0, v);
        }
        return null;
    }

    /**
     * Adds a value, as {@link #of} would, if it is of the kind that there may be a million of. Then no object is made for it.
     *
     * @param value the value, or null
     * @param scratch where to add it
     * @return whether it was added
     */
    public static boolean add(Object value, Scratch scratch) {
        if (!(value instanceof Integer number)) {
            return false;
        }
        long offset = scratch.extend(HEADER);
        scratch.words().setInt(offset, INT);
        scratch.words().setInt(offset + Integer.BYTES, number);
        return true;
    }

    /**
     * Prepares any value.
     *
     * @param label what the user would call it, for the path in an error
     * @param value the value, or null
     * @param codec encodes it
     * @param met is told of each of the user's classes and lambdas in it, possibly more than once
     * @return what to write
     * @throws dev.brood.error.NotSendableException if something in it cannot be sent
     */
    public static Flat ofGraph(String label, Object value, Codec codec, Consumer<? super Met> met) {
        byte[] graph = codec.encode(label, value, met);
        return new Flat(GRAPH, graph.length, 0, graph);
    }

    private static Flat ofText(String text) {
        boolean inChars = text.length() > LONGEST_UTF_8;
        for (int i = 0; i < text.length() && !inChars; i++) {
            inChars = Character.isSurrogate(text.charAt(i));
        }
        if (inChars) {
            return new Flat(TEXT_CHARS, text.length(), 0, text.toCharArray());
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Flat(TEXT, bytes.length, 0, bytes);
    }

    /** A graph that has been read but not decoded: that may run the user's code, and is not done under a lock. */
    public static final class Undecoded {

        private final byte[] graph;

        private Undecoded(byte[] graph) {
            this.graph = graph;
        }
    }

    /**
     * Reads a value.
     *
     * @param words where it lies
     * @param offset where in it
     * @return the value, or an {@link Undecoded}, to be passed to {@link #decode}
     */
    public static Object read(AtomicMemory words, long offset) {
        int number = words.getInt(offset + Integer.BYTES);
        return switch (words.getInt(offset)) {
            case NULL -> null;
            case BOOLEAN -> number != 0;
            case BYTE -> (byte) number;
            case SHORT -> (short) number;
            case CHAR -> (char) number;
            case INT -> number;
            case FLOAT -> Float.intBitsToFloat(number);
            case LONG -> words.getLong(offset + HEADER);
            case DOUBLE -> Double.longBitsToDouble(words.getLong(offset + HEADER));
            case TEXT -> new String(bytes(words, offset, number), StandardCharsets.UTF_8);
            case TEXT_CHARS ->
                    new String(
                            (char[]) array(words, offset, new char[there(words, offset, number)]));
            case BYTES -> bytes(words, offset, number);
            case SHORTS -> array(words, offset, new short[there(words, offset, number)]);
            case CHARS -> array(words, offset, new char[there(words, offset, number)]);
            case INTS -> array(words, offset, new int[there(words, offset, number)]);
            case LONGS -> array(words, offset, new long[there(words, offset, number)]);
            case FLOATS -> array(words, offset, new float[there(words, offset, number)]);
            case DOUBLES -> array(words, offset, new double[there(words, offset, number)]);
            case GRAPH -> new Undecoded(bytes(words, offset, number));
            default ->
                    throw new IllegalStateException(
                            "no value of kind %d".formatted(words.getInt(offset)));
        };
    }

    /**
     * Finishes a value that was read.
     *
     * @param value from {@link #read}
     * @param codec decodes what needs it
     * @return the value
     */
    public static Object decode(Object value, Codec codec) {
        return value instanceof Undecoded undecoded ? codec.decode(undecoded.graph) : value;
    }

    /**
     * Tells whether a value that lies somewhere is an array of bytes.
     *
     * @param words where it lies
     * @param offset where in it
     * @return true if {@link #read} gives a {@code byte[]}
     */
    public static boolean isBytes(AtomicMemory words, long offset) {
        return words.getInt(offset) == BYTES;
    }

    private static byte[] bytes(AtomicMemory words, long offset, int count) {
        return (byte[]) array(words, offset, new byte[there(words, offset, count)]);
    }

    /** Whether so many elements are there is looked at before room is made for them. */
    private static int there(AtomicMemory words, long offset, int count) {
        long size = contentSize(words.getInt(offset), count);
        if (count < 0 || size > words.size() - offset - HEADER) {
            throw new IllegalStateException(
                    "a record promises %d elements, which are not there".formatted(count));
        }
        return count;
    }

    private static Object array(AtomicMemory words, long offset, Object array) {
        words.getAll(offset + HEADER, array, 0, java.lang.reflect.Array.getLength(array));
        return array;
    }

    private static long elementSize(int kind) {
        if (kind >= FIRST_FREE_UNIT_KIND) {
            return UNIT;
        }
        return switch (kind) {
            case SHORTS, CHARS, TEXT_CHARS -> Short.BYTES;
            case INTS, FLOATS -> Integer.BYTES;
            case LONGS, DOUBLES -> Long.BYTES;
            default -> Byte.BYTES;
        };
    }
}
