package dev.brood.shell;

import dev.brood.internal.wire.SourceLines;
import dev.brood.shell.Step.Variable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What was recorded of a run of a script that went well, and how it is written. */
public final class Recorded {

    private static final int BEGIN = 1;
    private static final int LINES = 2;
    private static final int LOAD = 3;
    private static final int REDEFINE = 4;
    private static final int RUN = 5;
    private static final int ARGUMENTS = 6;
    private static final int HOLD = 7;
    private static final int PUT_BACK = 8;

    private final List<Step> steps;
    private final boolean hasValue;

    Recorded(List<Step> steps, boolean hasValue) {
        this.steps = List.copyOf(steps);
        this.hasValue = hasValue;
    }

    List<Step> steps() {
        return steps;
    }

    /** Whether the last snippet is an expression, the value of which may be shown. */
    boolean hasValue() {
        return hasValue;
    }

    /**
     * Writes it.
     *
     * @return to be read by {@link #of}
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(hasValue);
            out.writeInt(steps.size());
            for (Step step : steps) {
                write(step, out);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // there is nothing to fail
        }
        return bytes.toByteArray();
    }

    private static void write(Step step, DataOutputStream out) throws IOException {
        switch (step) {
            case Step.Begin(int offset) -> {
                out.writeByte(BEGIN);
                out.writeInt(offset);
            }
            case Step.Lines(var name, var lines) -> {
                out.writeByte(LINES);
                out.writeUTF(name);
                out.writeUTF(lines.source());
                out.writeInt(lines.lines().length);
                for (int line : lines.lines()) {
                    out.writeInt(line);
                }
            }
            case Step.Load(var name, var bytes) -> writeClass(LOAD, name, bytes, out);
            case Step.Redefine(var name, var bytes) -> writeClass(REDEFINE, name, bytes, out);
            case Step.Run(var name, var method) -> {
                out.writeByte(RUN);
                out.writeUTF(name);
                out.writeUTF(method);
            }
            case Step.Arguments(var variable) -> {
                out.writeByte(ARGUMENTS);
                write(variable, out);
            }
            case Step.Hold(var variable) -> {
                out.writeByte(HOLD);
                write(variable, out);
            }
            case Step.PutBack(var from, var to) -> {
                out.writeByte(PUT_BACK);
                write(from, out);
                write(to, out);
            }
        }
    }

    private static void writeClass(int kind, String name, byte[] bytes, DataOutputStream out)
            throws IOException {
        out.writeByte(kind);
        out.writeUTF(name);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void write(Variable variable, DataOutputStream out) throws IOException {
        out.writeUTF(variable.owner());
        out.writeUTF(variable.name());
    }

    /**
     * Reads it.
     *
     * @param bytes what {@link #toBytes} gave
     * @return the same
     * @throws IOException if it is something else
     */
    public static Recorded of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        boolean hasValue = in.readBoolean();
        int count = length(in);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(read(in));
        }
        return new Recorded(steps, hasValue);
    }

    private static Step read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case BEGIN -> new Step.Begin(in.readInt());
            case LINES -> new Step.Lines(in.readUTF(), readLines(in));
            case LOAD -> new Step.Load(in.readUTF(), readBytes(in));
            case REDEFINE -> new Step.Redefine(in.readUTF(), readBytes(in));
            case RUN -> new Step.Run(in.readUTF(), in.readUTF());
            case ARGUMENTS -> new Step.Arguments(readVariable(in));
            case HOLD -> new Step.Hold(readVariable(in));
            case PUT_BACK -> new Step.PutBack(readVariable(in), readVariable(in));
            default -> throw new IOException("no step of a script: " + kind);
        };
    }

    private static SourceLines readLines(DataInputStream in) throws IOException {
        String source = in.readUTF();
        int[] lines = new int[length(in)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = in.readInt();
        }
        return new SourceLines(source, lines);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[length(in)];
        in.readFully(bytes);
        return bytes;
    }

    private static Variable readVariable(DataInputStream in) throws IOException {
        return new Variable(in.readUTF(), in.readUTF());
    }

    /** Of something of which each part takes a byte at least. */
    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a script has been cut short: " + length);
        }
        return length;
    }
}
