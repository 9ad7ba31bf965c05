package dev.brood.pool;

import dev.brood.channel.Transit;
import dev.brood.memory.Segments;
import dev.brood.wire.Envelope;
import dev.brood.wire.FlatFormat;
import dev.brood.wire.FlatFormat.Flat;
import java.util.Set;

/**
 * A function with its classes and session variables, in a segment where every worker can fetch it, once.
 *
 * @param segment its number
 * @param function the function itself
 * @param bytes the envelope in the segment
 * @param classes the session classes in it
 * @param variables whether session variables came along
 * @param ends ends of pipes that went along
 */
record Definition(
        int segment,
        Object function,
        byte[] bytes,
        Set<String> classes,
        boolean variables,
        Transit ends) {

    static Definition create(Object function, Envelope envelope, byte[] bytes, Transit ends) {
        int segment = Segments.nextNumber();
        Flat flat = FlatFormat.of(bytes);
        flat.write(Segments.createWords(segment, flat.size()), 0);
        return new Definition(
                segment,
                function,
                bytes,
                envelope.classes().keySet(),
                hasVariables(envelope),
                ends);
    }

    static boolean hasVariables(Envelope envelope) {
        return !envelope.plainVariables().isEmpty() || !envelope.variables().isEmpty();
    }

    /** Reads the envelope's bytes, in a worker. */
    static byte[] fetch(int segment) {
        return (byte[]) FlatFormat.read(Segments.openWords(segment), 0);
    }

    void remove() {
        Segments.remove(segment);
        ends.recall(); // of those that no worker has fetched
    }
}
