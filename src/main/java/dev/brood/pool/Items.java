package dev.brood.pool;

import dev.brood.function.Pair;
import dev.brood.function.Range;
import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Items of tasks, from what people have them in. */
final class Items {

    private Items() {}

    /**
     * All of them, at once: what becomes of the collection later is nothing to the tasks. A range never changes; not to copy
     * it spares a million objects, and the collector their copies.
     */
    static List<?> all(Iterable<?> items) {
        // not a switch over patterns, which takes milliseconds at its first use
        if (Objects.requireNonNull(items, "items") instanceof Range range) {
            return range;
        }
        return items instanceof Collection<?> collection
                ? Arrays.asList(collection.toArray())
                : all(items.iterator());
    }

    private static List<?> all(Iterator<?> items) {
        List<Object> list = new ArrayList<>();
        items.forEachRemaining(list::add);
        return list;
    }

    /** All of them, at once. */
    static List<?> all(BaseStream<?, ?> items) {
        return switch (items) {
            case IntStream ints -> ints.boxed().toList();
            case LongStream longs -> longs.boxed().toList();
            case DoubleStream doubles -> doubles.boxed().toList();
            case Stream<?> objects -> objects.toList();
            default -> all(items.iterator());
        };
    }

    /** The elements of an array of primitives, as objects. */
    @SuppressWarnings("unchecked") // the caller says what its primitives become
    static <T> List<T> boxed(Object primitives) {
        int size = Array.getLength(primitives);
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return (T) Array.get(primitives, index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Arguments for calls of two, in pairs; the shorter input decides. */
    static List<?> pairs(Iterable<?> firsts, Iterable<?> seconds) {
        List<Object> list = new ArrayList<>();
        Iterator<?> second = seconds.iterator();
        for (Object first : firsts) {
            if (!second.hasNext()) {
                break;
            }
            list.add(new Object[] {first, second.next()});
        }
        return list;
    }

    /** Arguments for calls of two. */
    static List<?> pairs(Iterable<? extends Pair<?, ?>> pairs) {
        List<Object> list = new ArrayList<>();
        for (Pair<?, ?> pair : pairs) {
            list.add(new Object[] {pair.first(), pair.second()});
        }
        return list;
    }
}
