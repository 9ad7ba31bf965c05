package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.concurrent.atomic.AtomicReference;

/** Atomic references, which may hold what refers back to them. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's API is raw
final class ReferenceSerializer extends Serializer {

    @Override
    public void write(Kryo kryo, Output output, Object reference) {
        kryo.writeClassAndObject(output, ((AtomicReference<?>) reference).get());
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        AtomicReference reference = new AtomicReference<>();
        kryo.reference(reference);
        reference.set(kryo.readClassAndObject(input));
        return reference;
    }
}
