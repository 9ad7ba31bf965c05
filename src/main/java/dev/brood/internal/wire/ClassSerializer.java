package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Proxy;

/**
 * Classes by name; those of proxies by their interfaces.
 *
 * <pre>
 *   class = 0 name            of a primitive type, void among them
 *         | 1 name            as in {@link Class#getName}
 *         | 2 class           of the array whose elements have it
 *         | 3 count class*    of a proxy for these interfaces
 * </pre>
 */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class ClassSerializer extends Serializer {

    private static final byte PRIMITIVE = 0;
    private static final byte NAMED = 1;
    private static final byte ARRAY = 2;
    private static final byte PROXY = 3;

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        Class<?> type = (Class<?>) object;
        if (type.isPrimitive()) {
            output.writeByte(PRIMITIVE);
            output.writeString(type.getName());
        } else if (type.isArray()) {
            output.writeByte(ARRAY);
            write(kryo, output, type.componentType());
        } else if (Proxy.isProxyClass(type)) {
            output.writeByte(PROXY);
            output.writeVarInt(type.getInterfaces().length, true);
            for (Class<?> shape : type.getInterfaces()) {
                write(kryo, output, shape);
            }
        } else if (type.isHidden()) {
            throw new KryoException(UnsendablePath.reason(type));
        } else {
            if (!SerializationStrategy.isPlatform(type)) {
                ((GraphKryo) kryo).met(new Met.Type(type.getName()));
            }
            output.writeByte(NAMED);
            output.writeString(type.getName());
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class ignored) {
        return switch (input.readByte()) {
            case PRIMITIVE -> Class.forPrimitiveName(input.readString());
            case ARRAY -> ((Class<?>) read(kryo, input, ignored)).arrayType();
            case PROXY -> readProxy(kryo, input, ignored);
            default -> find(input.readString(), kryo.getClassLoader());
        };
    }

    private Class<?> readProxy(Kryo kryo, Input input, Class ignored) {
        Class<?>[] shapes = new Class<?>[GraphInput.readCount(input)];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = (Class<?>) read(kryo, input, ignored);
        }
        return Proxy.newProxyInstance(kryo.getClassLoader(), shapes, (_, _, _) -> null).getClass();
    }

    private static Class<?> find(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new KryoException("there is no class " + name + " here", e);
        }
    }
}
