package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Makes sure that what one of Kryo's serialisers counts is there, before it makes room for it. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's API is raw
final class CountedSerializer extends Serializer {

    private final Serializer own;

    /**
     * Makes one.
     *
     * @param own writes the count first, and one more than it
     */
    CountedSerializer(Serializer own) {
        super(own.getAcceptsNull(), own.isImmutable());
        this.own = own;
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        own.write(kryo, output, object);
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        ((GraphInput) input).lookAtCount();
        return own.read(kryo, input, type);
    }
}
