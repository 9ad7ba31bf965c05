package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Map;
import java.util.Set;

/**
 * Objects that are made only when all that they hold has been read: records, immutable collections, and what Java
 * serialisation makes. Nothing that they hold can refer back to them.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's API is raw
final class LateSerializer extends Serializer {

    private final Serializer serializer;

    LateSerializer(Serializer serializer) {
        super(serializer.getAcceptsNull(), serializer.isImmutable());
        this.serializer = serializer;
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        GraphReferences references = ((GraphKryo) kryo).references();
        references.beginLate(object);
        try {
            serializer.write(kryo, output, object);
        } finally {
            references.endLate(object);
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        GraphKryo graph = (GraphKryo) kryo;
        long before = graph.references().followed();
        Object object = readWhole(graph, input, type, before);
        if (graph.references().followed() > before) {
            Places.ofWhole(object).ifPresent(graph::atTheEnd);
        }
        return object;
    }

    private Object readWhole(GraphKryo graph, Input input, Class type, long before) {
        boolean places = Map.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type);
        try {
            return serializer.read(graph, input, type);
        } catch (RuntimeException e) {
            if (places && graph.references().followed() > before) {
                throw new KryoException(
                        "an element of a %s leads back to what holds it, so it was put in before it was whole: %s; use a HashSet or HashMap"
                                .formatted(type.getSimpleName(), e),
                        e);
            }
            throw e;
        }
    }
}
