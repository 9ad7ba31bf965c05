package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * The fields of a record, and its canonical constructor to make it again, as in Java's serialisation. Kryo's own asks the
 * accessors, which may give something else.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's API is raw
final class RecordSerializer extends Serializer {

    private final Field[] fields;
    private final Constructor<?> constructor;

    RecordSerializer(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            fields = new Field[components.length];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = type.getDeclaredField(components[i].getName());
                fields[i].setAccessible(true);
            }
            constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no proper record: " + type, e);
        }
    }

    @Override
    public void write(Kryo kryo, Output output, Object value) {
        for (Field field : fields) {
            Object component = valueOf(field, value);
            if (field.getType().isPrimitive()) {
                kryo.writeObject(output, component);
            } else {
                kryo.writeClassAndObject(output, component);
            }
        }
    }

    private static Object valueOf(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it was made accessible
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        Object[] components = new Object[fields.length];
        for (int i = 0; i < components.length; i++) {
            Class<?> component = fields[i].getType();
            components[i] =
                    component.isPrimitive()
                            ? kryo.readObject(input, component)
                            : kryo.readClassAndObject(input);
        }
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw new KryoException(
                    "the constructor of the record "
                            + type.getSimpleName()
                            + " throws "
                            + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new KryoException(e);
        }
    }
}
