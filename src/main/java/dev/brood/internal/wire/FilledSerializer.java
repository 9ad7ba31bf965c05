package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.CollectionSerializer;
import java.util.Collection;

/**
 * Kryo's serialiser of collections, but that nulls take room. Of a million nulls Kryo writes the number alone, and whoever reads a number
 * that is wrong could not know it, see {@link GraphInput}.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's API is raw
final class FilledSerializer extends CollectionSerializer<Collection> {

    @Override
    public void write(Kryo kryo, Output output, Collection collection) {
        super.write(kryo, output, collection);
        if (isAllNull(collection)) {
            output.writeBytes(new byte[collection.size()]);
        }
    }

    @Override
    public Collection read(Kryo kryo, Input input, Class type) {
        Collection collection = super.read(kryo, input, type);
        if (isAllNull(collection)) {
            input.skip(collection.size());
        }
        return collection;
    }

    private static boolean isAllNull(Collection collection) {
        return collection != null
                && !collection.isEmpty()
                && collection.iterator().next() == null
                && collection.stream().allMatch(each -> each == null);
    }
}
