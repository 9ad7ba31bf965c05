package dev.brood.pool;

import dev.brood.function.Pair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Items of tasks, from what people have them in. */
final class Items {

    private Items() {}

    /** All of them, at once. */
    static Object[] all(Iterable<?> items) {
        if (items instanceof Collection<?> collection) {
            return collection.toArray();
        }
        return all(items.iterator());
    }

    private static Object[] all(Iterator<?> items) {
        List<Object> list = new ArrayList<>();
        items.forEachRemaining(list::add);
        return list.toArray();
    }

    /** All of them, at once. */
    static Object[] all(BaseStream<?, ?> items) {
        return switch (items) {
            case IntStream ints -> ints.boxed().toArray();
            case LongStream longs -> longs.boxed().toArray();
            case DoubleStream doubles -> doubles.boxed().toArray();
            case Stream<?> objects -> objects.toArray();
            default -> all(items.iterator());
        };
    }

    /** Arguments for calls of two, in pairs; the shorter input decides. */
    static Object[] pairs(Iterable<?> firsts, Iterable<?> seconds) {
        List<Object> list = new ArrayList<>();
        Iterator<?> second = seconds.iterator();
        for (Object first : firsts) {
            if (!second.hasNext()) {
                break;
            }
            list.add(new Object[] {first, second.next()});
        }
        return list.toArray();
    }

    /** Arguments for calls of two. */
    static Object[] pairs(Iterable<? extends Pair<?, ?>> pairs) {
        List<Object> list = new ArrayList<>();
        for (Pair<?, ?> pair : pairs) {
            list.add(new Object[] {pair.first(), pair.second()});
        }
        return list.toArray();
    }
}
