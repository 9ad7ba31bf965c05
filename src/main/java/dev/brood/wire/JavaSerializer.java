package dev.brood.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;

/**
 * Java serialisation inside of a graph, for classes that say how they want to be serialised and for those of the JDK
 * whose fields are closed to us. What is not {@code Serializable} inside of such an object goes as a graph of its own.
 */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class JavaSerializer extends Serializer {

    private final Codec codec;

    JavaSerializer(Codec codec) {
        this.codec = codec;
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new BoxingOutput(bytes, (GraphKryo) kryo)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new KryoException(e);
        }
        output.writeInt(bytes.size());
        output.writeBytes(bytes.toByteArray());
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        byte[] bytes = input.readBytes(input.readInt());
        try (var in = new UnboxingInput(bytes)) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new KryoException(e);
        }
    }

    /** A graph within a Java object stream. The input stream opens it before anyone sees it. */
    private record Box(byte[] graph) implements Serializable {
        @Serial private static final long serialVersionUID = 1;
    }

    private final class BoxingOutput extends ObjectOutputStream {

        private final GraphKryo kryo;

        BoxingOutput(OutputStream out, GraphKryo kryo) throws IOException {
            super(out);
            this.kryo = kryo;
            enableReplaceObject(true);
        }

        @Override
        protected void annotateClass(Class<?> type) {
            if (!Travel.isPlatform(type)) {
                kryo.classMet().accept(type.getName());
            }
        }

        @Override
        protected void annotateProxyClass(Class<?> type) {
            for (Class<?> shape : type.getInterfaces()) {
                annotateClass(shape);
            }
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                kryo.classMet().accept(lambda.getCapturingClass().replace('/', '.'));
                kryo.classMet().accept(lambda.getImplClass().replace('/', '.'));
                return lambda;
            }
            if (object instanceof Serializable) {
                return object;
            }
            try (GraphWriter writer = codec.writer(kryo.classMet())) {
                writer.write(object.getClass().getSimpleName(), object);
                return new Box(writer.toBytes());
            }
        }
    }

    private final class UnboxingInput extends ObjectInputStream {

        UnboxingInput(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes));
            enableResolveObject(true);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description)
                throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, codec.loader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description); // primitives
            }
        }

        @Override
        protected Class<?> resolveProxyClass(String[] interfaces) throws ClassNotFoundException {
            Class<?>[] shapes = new Class<?>[interfaces.length];
            for (int i = 0; i < shapes.length; i++) {
                shapes[i] = Class.forName(interfaces[i], false, codec.loader());
            }
            return Proxy.newProxyInstance(codec.loader(), shapes, (_, _, _) -> null).getClass();
        }

        @Override
        protected Object resolveObject(Object object) {
            return object instanceof Box box ? codec.decode(box.graph) : object;
        }
    }
}
