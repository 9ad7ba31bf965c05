package dev.brood.pool;

import dev.brood.function.Pair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Items of tasks, from what people have them in. */
final class Items {

    private Items() {}

    /** All of them, at once. */
    static Object[] all(Iterable<?> items) {
        if (items instanceof Collection<?> collection) {
            return collection.toArray();
        }
        List<Object> list = new ArrayList<>();
        items.forEach(list::add);
        return list.toArray();
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
