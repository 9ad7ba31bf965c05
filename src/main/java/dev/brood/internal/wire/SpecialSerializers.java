package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import dev.brood.internal.memory.Handle;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Handles to shared memory, and the few classes of the JDK that people send and that nobody else serialises. */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class SpecialSerializers {

    private SpecialSerializers() {}

    static Serializer of(Class<?> type) {
        if (Handle.class.isAssignableFrom(type)) {
            return new LateSerializer(new HandleSerializer());
        }
        if (type == Class.class) {
            return new ClassSerializer();
        }
        if (type == AtomicReference.class) {
            return new ReferenceSerializer();
        }
        if (type == AS_LIST) {
            return new LateSerializer(new ArrayAsList());
        }
        if (isImmutableList(type)) {
            return new LateSerializer(new ImmutableList());
        }
        return PrintStream.class.isAssignableFrom(type) ? new StandardStream() : new PathText();
    }

    /** Tells whether there is one for a class of the JDK. */
    static boolean isMadeFor(Class<?> type) {
        return type == Class.class
                || type == AtomicReference.class
                || type == AS_LIST
                || isImmutableList(type)
                || Path.class.isAssignableFrom(type);
    }

    /** The classes of {@code List.of}, {@code Stream.toList} and their parts. */
    private static boolean isImmutableList(Class<?> type) {
        return type == SHORT_LIST || type == LIST || type == SUB_LIST;
    }

    private static final Class<?> SHORT_LIST = List.of(1).getClass();
    private static final Class<?> LIST = List.of(1, 2, 3).getClass();
    private static final Class<?> SUB_LIST = List.of(1, 2, 3).subList(0, 2).getClass();
    private static final Class<?> AS_LIST = Arrays.asList().getClass();

    private abstract static class ByElements extends Serializer {
        @Override
        public void write(Kryo kryo, Output output, Object list) {
            kryo.writeClassAndObject(output, ((List<?>) list).toArray());
        }

        @Override
        public Object read(Kryo kryo, Input input, Class type) {
            return listOf((Object[]) kryo.readClassAndObject(input));
        }

        abstract List<?> listOf(Object[] elements);
    }

    private static final class ArrayAsList extends ByElements {
        @Override
        List<?> listOf(Object[] elements) {
            return Arrays.asList(elements);
        }
    }

    /** Kryo's own does not take nulls, which {@code Stream.toList} does. */
    private static final class ImmutableList extends ByElements {
        @Override
        List<?> listOf(Object[] elements) {
            boolean nulls = Arrays.asList(elements).contains(null);
            return nulls ? Stream.of(elements).toList() : List.of(elements);
        }
    }

    /** {@code System.out} and {@code System.err} are the receiving process's own; no other print stream can be sent. */
    private static final class StandardStream extends Serializer {
        @Override
        public void write(Kryo kryo, Output output, Object stream) {
            if (stream != System.out && stream != System.err) {
                throw new KryoException(UnsendablePath.reason(stream));
            }
            output.writeBoolean(stream == System.out);
        }

        @Override
        public Object read(Kryo kryo, Input input, Class type) {
            return input.readBoolean() ? System.out : System.err;
        }
    }

    private static final class PathText extends Serializer {
        @Override
        public void write(Kryo kryo, Output output, Object path) {
            if (((Path) path).getFileSystem() != FileSystems.getDefault()) {
                throw new KryoException(UnsendablePath.reason(path));
            }
            output.writeString(path.toString());
        }

        @Override
        public Object read(Kryo kryo, Input input, Class type) {
            return Path.of(input.readString());
        }
    }
}
