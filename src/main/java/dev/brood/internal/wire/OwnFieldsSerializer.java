package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a user's class that extends one of the JDK without state, such as {@code AbstractList}. Kryo's own
 * serialiser would open the fields of the JDK's class as well, transient ones too, which the JDK does not allow.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's API is raw
final class OwnFieldsSerializer extends Serializer {

    private final List<Field> fields = new ArrayList<>();

    OwnFieldsSerializer(Class<?> type) {
        for (Class<?> c = type; !SerializationStrategy.isPlatform(c); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        for (Field field : fields) {
            try {
                kryo.writeClassAndObject(output, field.get(object));
            } catch (IllegalAccessException e) {
                throw new KryoException(e);
            }
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        Object object = kryo.newInstance(type);
        kryo.reference(object);
        for (Field field : fields) {
            try {
                field.set(object, kryo.readClassAndObject(input));
            } catch (IllegalAccessException e) {
                throw new KryoException(e);
            }
        }
        return object;
    }
}
