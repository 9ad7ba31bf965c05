package dev.brood.internal.process;

import dev.brood.error.StandInException;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.GraphReader;
import dev.brood.internal.wire.GraphWriter;

/**
 * An exception on its way home, with a stand-in for a receiver that cannot rebuild it.
 *
 * <pre>
 *   graph = stand-in exception
 * </pre>
 */
public final class ThrownGraph {

    private ThrownGraph() {}

    /** Encodes an exception. */
    public static byte[] encode(Codec codec, Throwable thrown) {
        try (GraphWriter writer = codec.writer(_ -> {})) {
            writer.write("the exception", StandIn.of(thrown));
            writer.write("the exception", thrown);
            return writer.toBytes();
        }
    }

    /** Encodes an exception of this worker's, or what is left of it if it cannot be sent. */
    public static byte[] encodeAnyway(Codec codec, Throwable thrown) {
        try {
            return encode(codec, thrown);
        } catch (RuntimeException | StackOverflowError e) { // of the user's code in it, too
            return encode(codec, StandIn.of(thrown));
        }
    }

    /** Decodes an exception; gives the stand-in if it cannot be rebuilt here, or throws when it is asked what it says. */
    public static Throwable decode(Codec codec, byte[] graph) {
        try (GraphReader reader = codec.reader(graph)) {
            StandInException standIn = (StandInException) reader.read();
            try {
                Throwable thrown = (Throwable) reader.read();
                return StandIn.speaks(thrown) ? thrown : standIn;
            } catch (RuntimeException | Error e) {
                return standIn;
            }
        }
    }
}
