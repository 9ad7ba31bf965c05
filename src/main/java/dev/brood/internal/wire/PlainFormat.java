package dev.brood.internal.wire;

import dev.brood.internal.memory.Handle;
import dev.brood.internal.memory.Handles;
import dev.brood.internal.memory.Session;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The format of what needs no library: null, boxed primitives, text, byte arrays, handles to shared memory, and
 * lambdas that capture only these.
 * A fresh worker that gets nothing else starts many milliseconds earlier.
 *
 * <pre>
 *   value = tag:byte content
 *   text  = length:int utf8-bytes
 * </pre>
 */
final class PlainFormat {

    private static final int NULL = 0;
    private static final int BOOLEAN = 1;
    private static final int BYTE = 2;
    private static final int SHORT = 3;
    private static final int CHAR = 4;
    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int FLOAT = 7;
    private static final int DOUBLE = 8;
    private static final int TEXT = 9;
    private static final int BYTES = 10;
    private static final int LAMBDA = 11;

    /** Text that is no proper Unicode, with half of a surrogate pair: char by char. */
    private static final int CHARS = 12;

    private static final int HANDLE = 13;

    private PlainFormat() {}

    /**
     * Writes a value, if it is plain.
     *
     * @return false if it is not; some of it may have been written then
     */
    static boolean write(DataOutputStream out, Object value, Consumer<? super Met> met) {
        try {
            return tryWrite(out, value, met);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the stream is in memory
        }
    }

    private static boolean tryWrite(DataOutputStream out, Object value, Consumer<? super Met> met)
            throws IOException {
        // not a switch over patterns, which takes milliseconds at its first use
        if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof Handle v) {
            return writeHandle(out, v, met);
        } else if (value instanceof Number v) {
            return writeNumber(out, v);
        } else if (value instanceof Boolean v) {
            out.writeByte(BOOLEAN);
            out.writeBoolean(v);
        } else if (value instanceof Character v) {
            out.writeByte(CHAR);
            out.writeChar(v);
        } else if (value instanceof String v) {
            writeString(out, v);
        } else if (value instanceof byte[] v) {
            out.writeByte(BYTES);
            out.writeInt(v.length);
            out.write(v);
        } else {
            return Lambdas.isOurs(value.getClass()) && writeLambda(out, LambdaForm.of(value), met);
        }
        return true;
    }

    private static boolean writeNumber(DataOutputStream out, Number value) throws IOException {
        if (value instanceof Integer v) {
            out.writeByte(INT);
            out.writeInt(v);
        } else if (value instanceof Long v) {
            out.writeByte(LONG);
            out.writeLong(v);
        } else if (value instanceof Double v) {
            out.writeByte(DOUBLE);
            out.writeDouble(v);
        } else if (value instanceof Byte v) {
            out.writeByte(BYTE);
            out.writeByte(v);
        } else if (value instanceof Short v) {
            out.writeByte(SHORT);
            out.writeShort(v);
        } else if (value instanceof Float v) {
            out.writeByte(FLOAT);
            out.writeFloat(v);
        } else {
            return false;
        }
        return true;
    }

    private static void writeString(DataOutputStream out, String text) throws IOException {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            out.writeByte(TEXT);
            writeText(out, text);
        } else {
            out.writeByte(CHARS);
            out.writeInt(text.length());
            out.writeChars(text);
        }
    }

    /** A lambda with a long or cyclic chain of lambdas behind it is left to Kryo, which knows references. */
    private static boolean writeLambda(
            DataOutputStream out, LambdaForm form, Consumer<? super Met> met) throws IOException {
        for (Object captured : form.captured()) {
            if (captured != null && Lambdas.isLambda(captured.getClass())) {
                return false;
            }
        }
        met.accept(form.met());
        out.writeByte(LAMBDA);
        for (String text : form.texts()) {
            writeText(out, text);
        }
        out.writeInt(form.implMethodKind());
        out.writeInt(form.captured().length);
        for (Object captured : form.captured()) {
            if (!tryWrite(out, captured, met)) {
                return false;
            }
        }
        return true;
    }

    static Object read(DataInputStream in, ClassLoader loader) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case NULL -> null;
            case BOOLEAN -> in.readBoolean();
            case BYTE -> in.readByte();
            case SHORT -> in.readShort();
            case CHAR -> in.readChar();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case TEXT -> readText(in);
            case CHARS -> readChars(in);
            case BYTES -> readBytes(in);
            case LAMBDA -> readLambda(in, loader);
            case HANDLE -> readHandle(in, loader);
            default -> throw new IOException("unknown tag " + tag);
        };
    }

    private static Object readLambda(DataInputStream in, ClassLoader loader) throws IOException {
        String[] texts = new String[LambdaForm.TEXTS];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = readText(in);
        }
        int kind = in.readInt();
        Object[] captured = new Object[Promised.count(in, 1)];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = read(in, loader);
        }
        return new LambdaForm(texts, kind, captured).rebuild(loader);
    }

    private static boolean writeHandle(
            DataOutputStream out, Handle handle, Consumer<? super Met> met) throws IOException {
        Handle.Sent sent = Handles.send(handle);
        out.writeByte(HANDLE);
        writeText(out, handle.getClass().getName());
        out.writeLong(Session.id());
        out.writeLong(sent.address());
        out.writeInt(sent.parts().size());
        for (Object part : sent.parts()) {
            if (!tryWrite(out, part, met)) {
                return false;
            }
        }
        return true;
    }

    private static Object readHandle(DataInputStream in, ClassLoader loader) throws IOException {
        Class<?> type = HandleSerializer.type(readText(in));
        long session = in.readLong();
        long address = in.readLong();
        Object[] parts = new Object[Promised.count(in, 1)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = read(in, loader);
        }
        return Handles.receive(type, session, new Handle.Sent(address, Arrays.asList(parts)));
    }

    private static String readChars(DataInputStream in) throws IOException {
        char[] chars = new char[Promised.count(in, Character.BYTES)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = in.readChar();
        }
        return new String(chars);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(Promised.count(in, 1));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }
}
