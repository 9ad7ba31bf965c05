package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Maps, sets and queues of the JDK that place their elements by hash or by order. An element may lead back to the
 * collection, or to what holds it, and then it is not whole when it is put in: see {@link Places}.
 *
 * <pre>
 *   collection = (comparator | order-of-access:boolean)? count:varint element*
 *   map        = (comparator | order-of-access:boolean)? count:varint (key value)*
 * </pre>
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's API is raw
final class PlacedSerializer extends Serializer {

    private static final Set<Class<?>> SORTED =
            Set.of(TreeMap.class, TreeSet.class, ConcurrentSkipListMap.class, PriorityQueue.class);

    @Override
    public void write(Kryo kryo, Output output, Object collection) {
        Class<?> type = collection.getClass();
        if (SORTED.contains(type)) {
            writeComparator((GraphKryo) kryo, output, collection);
        } else if (type == LinkedHashMap.class) {
            output.writeBoolean(isInOrderOfAccess((LinkedHashMap<?, ?>) collection));
        }
        if (collection instanceof Map<?, ?> map) {
            Object[] entries = entries(map);
            output.writeVarInt(entries.length / 2, true);
            writeAll(kryo, output, entries);
        } else {
            Object[] elements = ((Collection<?>) collection).toArray();
            output.writeVarInt(elements.length, true);
            writeAll(kryo, output, elements);
        }
    }

    /** Taken at once, as the count comes first and other threads may add to a concurrent map. */
    private static Object[] entries(Map<?, ?> map) {
        java.util.List<Object> entries = new java.util.ArrayList<>(2 * map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            entries.add(entry.getKey());
            entries.add(entry.getValue());
        }
        return entries.toArray();
    }

    private static void writeAll(Kryo kryo, Output output, Object[] elements) {
        for (Object element : elements) {
            kryo.writeClassAndObject(output, element);
        }
    }

    /** The collection is made with its comparator, so that one cannot lead back to it. */
    private static void writeComparator(GraphKryo kryo, Output output, Object collection) {
        kryo.references().beginLate(collection);
        try {
            kryo.writeClassAndObject(output, comparator(collection));
        } finally {
            kryo.references().endLate(collection);
        }
    }

    private static Comparator<?> comparator(Object collection) {
        return switch (collection) {
            case java.util.SortedMap<?, ?> map -> map.comparator();
            case java.util.SortedSet<?> set -> set.comparator();
            default -> ((PriorityQueue<?>) collection).comparator();
        };
    }

    /** No method tells it, and the field is the JDK's. So a copy is tried. */
    private static boolean isInOrderOfAccess(LinkedHashMap<?, ?> map) {
        var copy = (Map<Object, Object>) map.clone();
        if (copy.size() < 2) {
            copy.clear();
            copy.put(1, 1);
            copy.put(2, 2);
        }
        Object first = copy.keySet().iterator().next();
        copy.get(first);
        return copy.keySet().iterator().next() != first;
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        GraphKryo graph = (GraphKryo) kryo;
        Object argument =
                SORTED.contains(type)
                        ? kryo.readClassAndObject(input)
                        : type == LinkedHashMap.class && input.readBoolean();
        int count = GraphInput.readCount(input);
        Object collection = create(kryo, type, argument, count);
        kryo.reference(collection);
        long before = graph.references().followed();
        Object[] elements = new Object[collection instanceof Map ? 2 * count : count];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = kryo.readClassAndObject(input);
        }
        Optional<Runnable> places =
                graph.references().followed() > before
                        ? Places.of(collection, elements)
                        : Optional.empty();
        places.ifPresent(graph::atTheEnd);
        try {
            Places.fill(collection, elements);
        } catch (RuntimeException e) {
            if (places.isEmpty()) {
                throw e;
            }
            // an element is not whole yet; it is tried again in the end
        }
        return collection;
    }

    private static Object create(Kryo kryo, Class<?> type, Object argument, int count) {
        if (type == HashMap.class) {
            return HashMap.newHashMap(count);
        }
        if (type == HashSet.class) {
            return HashSet.newHashSet(count);
        }
        if (type == LinkedHashMap.class) {
            return new LinkedHashMap<>(16, 0.75f, (Boolean) argument);
        }
        if (!SORTED.contains(type)) {
            return kryo.newInstance(type);
        }
        Comparator<Object> comparator = (Comparator<Object>) argument;
        if (type == TreeMap.class) {
            return new TreeMap<>(comparator);
        }
        if (type == TreeSet.class) {
            return new TreeSet<>(comparator);
        }
        return type == PriorityQueue.class
                ? new PriorityQueue<>(comparator)
                : new ConcurrentSkipListMap<>(comparator);
    }
}
