package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Refuses what cannot travel. {@link UnsendablePath} finds the path to it afterwards. */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class RefusingSerializer extends Serializer {

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        throw new KryoException(UnsendablePath.reason(object));
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        throw new KryoException("nothing of " + type + " is ever written");
    }
}
