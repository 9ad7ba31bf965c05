package dev.brood.internal.wire;

import dev.brood.error.NotSendableException;
import dev.brood.spi.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * All that a process needs to run a function: what to run, the values, and the code. Nothing in it refers to the process
 * that packed it, so it may be kept, or outlive its sender.
 *
 * @param entry name of the class that runs it, see {@code dev.brood.internal.worker.Job}
 * @param plainVariables session variables whose values are plain, in the order of their values in {@code plainValues}
 * @param plainValues a graph; set before anything of the user's is decoded, so that static initialisers see them
 * @param variables the other session variables, in the order of their values in {@code values}
 * @param rootCount how many roots of {@code values} come after the values of {@code variables}
 * @param values a graph: the variables, then the roots that the entry expects
 * @param classes session classes by name
 * @param sources where they come from, for stack traces; by name of the outermost class
 */
public record Envelope(
        String entry,
        List<Carried> plainVariables,
        byte[] plainValues,
        List<Carried> variables,
        int rootCount,
        byte[] values,
        Map<String, byte[]> classes,
        Map<String, SourceLines> sources)
        implements Work {

    @Override
    public long size() {
        return (long) plainValues.length
                + values.length
                + classes.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /**
     * Makes sure that it is not too large for a message.
     *
     * @return itself
     * @throws NotSendableException if it is
     */
    public Envelope checked() {
        return checked(MessageFormat.LARGEST);
    }

    /** Makes sure that it fits into so many bytes. */
    Envelope checked(int largest) {
        int room = Math.max(0, largest - ROOM_FOR_NAMES);
        if (size() > room) {
            throw new NotSendableException(
                    "the function with its arguments and session variables",
                    TooLarge.words(size(), room),
                    null);
        }
        return this;
    }

    private static final int ROOM_FOR_NAMES = 4 * 1024 * 1024;

    @Override
    public byte[] toBytes() {
        return MessageFormat.encode(new Message.Run(this));
    }

    /**
     * Makes it from bytes.
     *
     * @param bytes from {@link #toBytes}
     * @return the envelope
     */
    public static Envelope ofBytes(byte[] bytes) {
        try {
            if (MessageFormat.decode(bytes) instanceof Message.Run(var envelope)) {
                return envelope;
            }
            throw new IOException("another message than one that says to run something");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A session variable: a static field of a class that JShell made around it.
     *
     * @param owner name of the class
     * @param field name of the field, which is the name of the variable
     */
    public record Variable(String owner, String field) {}

    /**
     * A session variable whose value comes along.
     *
     * @param variable which one
     * @param mark tells values apart: the same one for a value that is encoded alike
     */
    public record Carried(Variable variable, long mark) {

        /**
         * Makes it with the mark of a value.
         *
         * @param variable which one
         * @param encoded the value, encoded by itself
         * @return both
         */
        public static Carried of(Variable variable, byte[] encoded) {
            CRC32C sum = new CRC32C();
            sum.update(encoded);
            return new Carried(variable, sum.getValue() << 32 ^ Arrays.hashCode(encoded));
        }
    }
}
