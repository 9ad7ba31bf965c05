package dev.brood.internal.wire;

import com.esotericsoftware.kryo.KryoException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A collection that finds its elements by what they hold, made before that was there: an element led back to something that
 * was still being read. So its place may be wrong. Once all has been read, {@link #run} puts the elements in again if they are
 * not found.
 */
final class Places implements Runnable {

    private final Object collection;

    /** The elements of a collection; keys and values of a map by turns. */
    private final Object[] elements;

    private Places(Object collection, Object[] elements) {
        this.collection = collection;
        this.elements = elements;
    }

    /** For a collection that is filled with these elements; none if all of them have their places whatever they hold. */
    static Optional<Runnable> of(Object collection, Object[] elements) {
        int step = collection instanceof Map ? 2 : 1;
        for (int i = 0; i < elements.length; i += step) {
            if (mayChange(elements[i])) {
                return Optional.of(new Places(collection, elements));
            }
        }
        return Optional.empty();
    }

    /** For a collection that was made by others. */
    static Optional<Runnable> ofWhole(Object object) {
        return switch (object) {
            case java.util.IdentityHashMap<?, ?> _ -> Optional.empty();
            case Map<?, ?> map -> {
                List<Object> entries = new ArrayList<>();
                map.forEach((key, value) -> entries.addAll(Arrays.asList(key, value)));
                yield of(map, entries.toArray());
            }
            case Set<?> set -> of(set, set.toArray());
            case null, default -> Optional.empty();
        };
    }

    private static boolean mayChange(Object element) {
        if (element == null || element instanceof Enum || Lambdas.isLambda(element.getClass())) {
            return false;
        }
        return !SerializationStrategy.isPlatform(element.getClass())
                || element instanceof Collection
                || element instanceof Map
                || element instanceof Map.Entry
                || element instanceof Optional;
    }

    /** Puts the elements in. */
    @SuppressWarnings("unchecked") // they come from such a collection
    static void fill(Object collection, Object[] elements) {
        if (collection instanceof Map<?, ?> map) {
            for (int i = 0; i < elements.length; i += 2) {
                ((Map<Object, Object>) map).put(elements[i], elements[i + 1]);
            }
        } else {
            ((Collection<Object>) collection).addAll(Arrays.asList(elements));
        }
    }

    @Override
    public void run() {
        if (areRight()) {
            return;
        }
        try {
            if (collection instanceof Map<?, ?> map) {
                map.clear();
            } else {
                ((Collection<?>) collection).clear();
            }
        } catch (UnsupportedOperationException e) {
            throw new KryoException(
                    "what an immutable set or map holds leads back to what holds it, so it was made too early;"
                            + " use a HashSet or HashMap");
        }
        fill(collection, elements);
    }

    private boolean areRight() {
        if (collection instanceof PriorityQueue) {
            return false; // it cannot be asked
        }
        if (collection instanceof Map<?, ?> map) {
            boolean right = map.size() == elements.length / 2;
            for (int i = 0; right && i < elements.length; i += 2) {
                right = map.containsKey(elements[i]);
            }
            return right;
        }
        Collection<?> all = (Collection<?>) collection;
        return all.size() == elements.length && Arrays.stream(elements).allMatch(all::contains);
    }
}
