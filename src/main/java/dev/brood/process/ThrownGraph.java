package dev.brood.process;

import dev.brood.error.StandInException;
import dev.brood.wire.Codec;
import dev.brood.wire.GraphReader;
import dev.brood.wire.GraphWriter;

/**
 * An exception on its way home, with a stand-in for a receiver that cannot rebuild it.
 *
 * <pre>
 *   graph = stand-in exception
 * </pre>
 */
final class ThrownGraph {

    private ThrownGraph() {}

    static byte[] encode(Codec codec, Throwable thrown) {
        try (GraphWriter writer = codec.writer(_ -> {})) {
            writer.write("the exception", StandInException.of(thrown));
            writer.write("the exception", thrown);
            return writer.toBytes();
        }
    }

    static Throwable decode(Codec codec, byte[] graph) {
        try (GraphReader reader = codec.reader(graph)) {
            StandInException standIn = (StandInException) reader.read();
            try {
                return (Throwable) reader.read();
            } catch (RuntimeException | LinkageError e) {
                return standIn;
            }
        }
    }
}
