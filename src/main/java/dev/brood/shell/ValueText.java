package dev.brood.shell;

import dev.brood.internal.diagnosis.StackTraces;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes a value as text, as JShell does: texts and characters quoted, arrays by content, all else by its {@code toString}. Of a
 * collection, map or array no more elements are looked at than there is room for, so that a range of a billion numbers costs
 * nothing. Runs the user's code, so it is called as a snippet.
 */
public final class ValueText {

    /** About six lines: more is not read, but scrolled away. */
    public static final int BRIEF = 500;

    /** As much as anybody can want. */
    public static final int WHOLE = 1 << 28;

    private static final int DEEPEST = 20;
    private static final String MORE = "...";

    private final StringBuilder out = new StringBuilder();
    private final int room;
    private boolean cut;

    private ValueText(int room) {
        this.room = room;
    }

    /**
     * Gives the text of a value, cut if it is longer than the room.
     *
     * @param value any value, or null
     * @param room so many characters, or a few more
     * @return the text
     */
    public static Shown of(Object value, int room) {
        ValueText text = new ValueText(room);
        text.write(value, 0, true);
        return new Shown(StackTraces.clean(text.out.toString()), text.cut ? total(value) : "");
    }

    private static String total(Object value) {
        return switch (value) {
            case Collection<?> all when isPlain(all) -> count(all.size(), "elements");
            case Map<?, ?> map when isPlain(map) -> count(map.size(), "entries");
            case Object array when array.getClass().isArray() ->
                    count(Array.getLength(array), "elements");
            default -> count(String.valueOf(value).length(), "characters");
        };
    }

    private static String count(int number, String what) {
        return String.format(Locale.ROOT, "%,d %s", number, what);
    }

    private void write(Object value, int depth, boolean quoted) {
        if (depth > DEEPEST) {
            append(MORE);
            return;
        }
        switch (value) {
            case null -> append("null");
            case String text when quoted -> append(quote(text));
            case Character c when quoted -> append(quote(c));
            case Collection<?> all when isPlain(all) ->
                    write("[", elements(all, all.iterator(), depth), "]");
            case Map<?, ?> map when isPlain(map) ->
                    write("{", entries(map, map.entrySet().iterator(), depth), "}");
            case Object array when array.getClass().isArray() -> writeArray(array, depth);
            default -> append(String.valueOf(value));
        }
    }

    private void append(String text) {
        int left = Math.max(0, room - out.length());
        if (text == null) {
            out.append("null"); // an object of the user's may say so
        } else if (text.length() <= left) {
            out.append(text);
        } else {
            cut = true;
            int end =
                    left > 0 && Character.isHighSurrogate(text.charAt(left - 1)) ? left - 1 : left;
            out.append(text, 0, end).append(MORE);
        }
    }

    /** Writes one element after the other, as the iterator is asked, until there is no more room. */
    private void write(String open, Iterator<Runnable> elements, String close) {
        out.append(open);
        for (int i = 0; !cut && elements.hasNext(); i++) {
            out.append(i == 0 ? "" : ", ");
            if (out.length() >= room) {
                cut = true;
                out.append(MORE);
            } else {
                elements.next().run();
            }
        }
        out.append(close);
    }

    private Iterator<Runnable> elements(Object all, Iterator<?> iterator, int depth) {
        return map(
                iterator,
                element -> {
                    if (element == all) {
                        append("(this Collection)");
                    } else {
                        write(element, depth + 1, false);
                    }
                });
    }

    private Iterator<Runnable> entries(
            Map<?, ?> map, Iterator<? extends Map.Entry<?, ?>> iterator, int depth) {
        return map(
                iterator,
                entry -> {
                    writeOf(map, entry.getKey(), depth);
                    out.append('=');
                    writeOf(map, entry.getValue(), depth);
                });
    }

    private void writeOf(Map<?, ?> map, Object value, int depth) {
        if (value == map) {
            append("(this Map)");
        } else {
            write(value, depth + 1, false);
        }
    }

    private static <T> Iterator<Runnable> map(
            Iterator<T> iterator, java.util.function.Consumer<T> action) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public Runnable next() {
                T element = iterator.next();
                return () -> action.accept(element);
            }
        };
    }

    private void writeArray(Object array, int depth) {
        int length = Array.getLength(array);
        String brackets = "";
        Class<?> type = array.getClass().componentType();
        for (; type.isArray(); type = type.componentType()) {
            brackets += "[]";
        }
        String name = type.getTypeName();
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        write(
                simple + "[" + length + "]" + brackets + " { ",
                map(
                        IntStream.range(0, length).iterator(),
                        i -> write(Array.get(array, i), depth + 1, true)),
                length == 0 ? "}" : " }");
    }

    /** Whether a collection or map is shown as those of the JDK are: it has no text of its own. */
    static boolean isPlain(Object value) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass().getModule()
                            == Object.class.getModule()
                    && value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static String quote(char c) {
        return c == '\'' ? "'\\''" : "'" + escape(c) + "'";
    }

    private String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .limit(room + 1L)
                .forEach(c -> quoted.append(c == '"' ? "\\\"" : escape((char) c)));
        return quoted.append('"').toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\\' -> "\\\\";
            default ->
                    Character.isISOControl(c)
                            ? String.format("\\u%04x", (int) c)
                            : String.valueOf(c);
        };
    }

    /**
     * Gives the elements of a list-like value.
     *
     * @param value any value, or null
     * @param most no more elements than these
     * @return the first ones; null if it is something else
     */
    public static List<?> asList(Object value, int most) {
        return switch (value) {
            case Collection<?> all when isPlain(all) -> all.stream().limit(most).toList();
            case Object[] array -> java.util.Arrays.stream(array).limit(most).toList();
            case null, default -> null;
        };
    }

    /**
     * Tells how many elements a list-like value has.
     *
     * @param value one that {@link #asList} knows
     * @return all of them
     */
    public static int size(Object value) {
        return value instanceof Collection<?> all ? all.size() : Array.getLength(value);
    }
}
