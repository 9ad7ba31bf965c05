package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.Handle.Sent;
import dev.brood.internal.memory.Handles;
import dev.brood.internal.memory.Session;
import java.util.Arrays;
import java.util.function.Consumer;

/** Handles to shared memory, by session and address. */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class HandleSerializer extends Serializer {

    @Override
    public void write(Kryo kryo, Output output, Object handle) {
        Sent sent = Handles.send((Handle) handle);
        output.writeLong(Session.id());
        output.writeLong(sent.address());
        metBy(sent, ((GraphKryo) kryo)::met);
        kryo.writeClassAndObject(output, sent.parts().toArray());
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        long session = input.readLong();
        long address = input.readLong();
        Object[] parts = (Object[]) kryo.readClassAndObject(input);
        return Handles.receive(type, session, new Sent(address, Arrays.asList(parts)));
    }

    /** Among its parts may be what has code of the user's in what it stands for. */
    static void metBy(Sent sent, Consumer<? super Met> met) {
        for (Object part : sent.parts()) {
            if (part instanceof Met each) {
                met.accept(each);
            }
        }
    }

    /** Finds a class of handles: these are part of Brood, never of a session. */
    static Class<?> type(String name) {
        try {
            return Class.forName(name, true, HandleSerializer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no such handle: " + name, e);
        }
    }
}
