package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Views of collections, which would drag the whole collection along, arrive as plain copies with the same elements. */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class CopySerializer extends Serializer {

    @Override
    public void write(Kryo kryo, Output output, Object view) {
        kryo.writeClassAndObject(
                output,
                switch (view) {
                    case Set<?> set -> new LinkedHashSet<>(set);
                    case Collection<?> collection -> new ArrayList<>(collection);
                    case Map<?, ?> map -> new LinkedHashMap<>(map);
                    case Map.Entry<?, ?> entry -> new AbstractMap.SimpleEntry<>(entry);
                    default -> throw new IllegalArgumentException("not a view: " + view.getClass());
                });
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        return kryo.readClassAndObject(input);
    }
}
