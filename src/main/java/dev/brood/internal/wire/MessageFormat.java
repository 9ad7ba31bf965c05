package dev.brood.internal.wire;

import dev.brood.internal.wire.Envelope.Carried;
import dev.brood.internal.wire.Envelope.Variable;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as bytes: a tag, then the components of the record in their order. */
final class MessageFormat {

    private static final int HELLO = 1;
    private static final int RUN = 2;
    private static final int INTERRUPT = 3;
    private static final int CLASS_WANTED = 4;
    private static final int CLASS_FOUND = 5;
    private static final int OUTCOME = 6;
    private static final int LEAVING = 7;
    private static final int LIBRARIES_WANTED = 8;
    private static final int LIBRARIES = 9;
    private static final int WELCOME = 10;
    private static final int WARM_UP = 11;
    private static final int RUN_STORED = 12;
    private static final int TAKES_ITS_TIME = 13;

    /** Of an outcome beside its graph: the tag, a flag and the length. */
    private static final int OUTCOME_BYTES = 6;

    private static final int FIRST_BUFFER = 256;

    private MessageFormat() {}

    /** Bytes of the longest message. */
    static final int LARGEST = Integer.MAX_VALUE - 64;

    static byte[] encode(Message message) {
        return encode(message, new byte[0]);
    }

    /** Encodes a message, after some bytes of its sender's. */
    static byte[] encode(Message message, byte[] before) {
        var bytes = new GraphBytes(before.length + guess(message), LARGEST);
        bytes.write(before, 0, before.length);
        try {
            write(message, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a name of more than 64 KiB: there is none
        }
        return bytes.toBytes();
    }

    /** So that the array of a large message is right at once. */
    private static int guess(Message message) {
        if (message instanceof Message.Outcome(_, var graph)) {
            return graph.length + OUTCOME_BYTES;
        }
        if (message instanceof Message.Run(var envelope)) {
            return (int) Math.min(LARGEST / 2, envelope.size() + FIRST_BUFFER);
        }
        return FIRST_BUFFER;
    }

    /**
     * Asks for one class after the other, as a {@code switch} over patterns would spin a class at its first use, which takes
     * milliseconds in a process that has just booted.
     */
    private static void write(Message message, DataOutputStream out) throws IOException {
        if (message instanceof Message.Welcome(var mark, var replies, var token)) {
            out.writeByte(WELCOME);
            out.writeUTF(mark);
            out.writeUTF(replies);
            out.writeUTF(token);
        } else if (message instanceof Message.WarmUp(var envelope)) {
            out.writeByte(WARM_UP);
            writeEnvelope(out, envelope);
        } else if (message instanceof Message.Hello(var token)) {
            out.writeByte(HELLO);
            out.writeUTF(token);
        } else if (message instanceof Message.Run(var envelope)) {
            out.writeByte(RUN);
            writeEnvelope(out, envelope);
        } else if (message instanceof Message.RunStored(var path)) {
            out.writeByte(RUN_STORED);
            out.writeUTF(path);
        } else if (message instanceof Message.Interrupt) {
            out.writeByte(INTERRUPT);
        } else if (message instanceof Message.ClassWanted(var name)) {
            out.writeByte(CLASS_WANTED);
            out.writeUTF(name);
        } else if (message instanceof Message.ClassFound(var name, var found)) {
            out.writeByte(CLASS_FOUND);
            out.writeUTF(name);
            writeBytes(out, found);
        } else if (message instanceof Message.LibrariesWanted) {
            out.writeByte(LIBRARIES_WANTED);
        } else if (message instanceof Message.Libraries(var paths)) {
            out.writeByte(LIBRARIES);
            out.writeInt(paths.size());
            for (String path : paths) {
                out.writeUTF(path);
            }
        } else if (message instanceof Message.Outcome(var threw, var graph)) {
            out.writeByte(OUTCOME);
            out.writeBoolean(threw);
            writeBytes(out, graph);
        } else if (message instanceof Message.Leaving) {
            out.writeByte(LEAVING);
        } else if (message instanceof Message.TakesItsTime) {
            out.writeByte(TAKES_ITS_TIME);
        } else {
            throw new AssertionError(message);
        }
    }

    static Message decode(byte[] frame) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(frame));
        int tag = in.readByte();
        return switch (tag) {
            case HELLO -> new Message.Hello(in.readUTF());
            case RUN -> new Message.Run(readEnvelope(in));
            case WELCOME -> new Message.Welcome(in.readUTF(), in.readUTF(), in.readUTF());
            case WARM_UP -> new Message.WarmUp(readEnvelope(in));
            case RUN_STORED -> new Message.RunStored(in.readUTF());
            case INTERRUPT -> new Message.Interrupt();
            case CLASS_WANTED -> new Message.ClassWanted(in.readUTF());
            case CLASS_FOUND -> new Message.ClassFound(in.readUTF(), readBytes(in));
            case OUTCOME -> new Message.Outcome(in.readBoolean(), readBytes(in));
            case LEAVING -> new Message.Leaving();
            case TAKES_ITS_TIME -> new Message.TakesItsTime();
            case LIBRARIES_WANTED -> new Message.LibrariesWanted();
            case LIBRARIES -> new Message.Libraries(readPaths(in));
            default -> throw new IOException("unknown message " + tag);
        };
    }

    private static List<String> readPaths(DataInputStream in) throws IOException {
        List<String> paths = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            paths.add(in.readUTF());
        }
        return List.copyOf(paths);
    }

    private static void writeEnvelope(DataOutputStream out, Envelope envelope) throws IOException {
        out.writeUTF(envelope.entry());
        writeVariables(out, envelope.plainVariables());
        writeBytes(out, envelope.plainValues());
        writeVariables(out, envelope.variables());
        out.writeInt(envelope.rootCount());
        writeBytes(out, envelope.values());
        out.writeInt(envelope.classes().size());
        for (Map.Entry<String, byte[]> entry : envelope.classes().entrySet()) {
            out.writeUTF(entry.getKey());
            writeBytes(out, entry.getValue());
        }
        out.writeInt(envelope.sources().size());
        for (Map.Entry<String, SourceLines> entry : envelope.sources().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue().source());
            out.writeInt(entry.getValue().lines().length);
            for (int line : entry.getValue().lines()) {
                out.writeInt(line);
            }
        }
    }

    private static Envelope readEnvelope(DataInputStream in) throws IOException {
        return new Envelope(
                in.readUTF(),
                readVariables(in),
                readBytes(in),
                readVariables(in),
                in.readInt(),
                readBytes(in),
                readClasses(in),
                readSources(in));
    }

    private static Map<String, SourceLines> readSources(DataInputStream in) throws IOException {
        Map<String, SourceLines> sources = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            String source = in.readUTF();
            int[] lines = new int[Promised.count(in, Integer.BYTES)];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = in.readInt();
            }
            sources.put(name, new SourceLines(source, lines));
        }
        return sources;
    }

    private static Map<String, byte[]> readClasses(DataInputStream in) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), readBytes(in));
        }
        return classes;
    }

    private static void writeVariables(DataOutputStream out, List<Carried> variables)
            throws IOException {
        out.writeInt(variables.size());
        for (Carried carried : variables) {
            out.writeUTF(carried.variable().owner());
            out.writeUTF(carried.variable().field());
            out.writeLong(carried.mark());
        }
    }

    private static List<Carried> readVariables(DataInputStream in) throws IOException {
        List<Carried> variables = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            variables.add(new Carried(new Variable(in.readUTF(), in.readUTF()), in.readLong()));
        }
        return variables;
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes =
                new byte[Promised.count(in, 1)]; // at once: in pieces it takes twice the memory
        in.readFully(bytes);
        return bytes;
    }
}
