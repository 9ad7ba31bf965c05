package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Java serialisation inside of a graph, for classes that say how they want to be serialised and for those of the JDK
 * whose fields are closed to us. What is not {@code Serializable} inside of such an object, and the user's
 * own objects, are part of the graph.
 */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class JavaSerializer extends Serializer {

    private final Codec codec;

    JavaSerializer(Codec codec) {
        this.codec = codec;
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        GraphKryo graph = (GraphKryo) kryo;
        var bytes = new ByteArrayOutputStream();
        try (var out = new BoxingOutput(bytes, graph)) {
            out.writeObject(object);
            out.flush();
            output.writeVarInt(out.boxed.size(), true);
            for (Object boxed : out.boxed) {
                kryo.writeClassAndObject(output, boxed);
            }
        } catch (KryoException | TooLarge e) {
            throw e; // about something inside of it
        } catch (IOException | RuntimeException e) {
            throw Unsendable.byItself(object, e);
        }
        output.writeInt(bytes.size());
        output.writeBytes(bytes.toByteArray());
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        Object[] boxed = new Object[GraphInput.readCount(input)];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = kryo.readClassAndObject(input);
        }
        byte[] bytes = input.readBytes(input.readInt());
        try (var in = new UnboxingInput(bytes, boxed)) {
            in.setObjectInputFilter(array ->
                    array.arrayLength() > bytes.length ? Status.REJECTED : Status.UNDECIDED);
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new KryoException(e);
        }
    }

    /** The place of an object that is in the graph. The input stream fills it before anyone sees it. */
    private record Box(int number) implements Serializable {
        @Serial private static final long serialVersionUID = 1;
    }

    private static final class BoxingOutput extends ObjectOutputStream {

        private final GraphKryo kryo;
        private final List<Object> boxed = new ArrayList<>();
        private final Map<Object, Box> boxes = new IdentityHashMap<>();

        BoxingOutput(OutputStream out, GraphKryo kryo) throws IOException {
            super(out);
            this.kryo = kryo;
            enableReplaceObject(true);
        }

        @Override
        protected void annotateClass(Class<?> type) {
            if (!SerializationStrategy.isPlatform(type)) {
                kryo.met(new Met.Type(type.getName()));
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
                kryo.met(LambdaForm.met(lambda));
                return lambda;
            }
            boolean graphs =
                    !SerializationStrategy.isPlatform(object.getClass())
                            && SerializationStrategy.of(object.getClass())
                                    == SerializationStrategy.FIELDS;
            return object instanceof Serializable && !graphs
                    ? object
                    : boxes.computeIfAbsent(object, this::box);
        }

        private Box box(Object object) {
            boxed.add(object);
            return new Box(boxed.size() - 1);
        }
    }

    private final class UnboxingInput extends ObjectInputStream {

        private final Object[] boxed;

        UnboxingInput(byte[] bytes, Object[] boxed) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.boxed = boxed;
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
            return object instanceof Box box ? boxed[box.number] : object;
        }
    }
}
