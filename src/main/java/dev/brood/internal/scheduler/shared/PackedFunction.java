package dev.brood.internal.scheduler.shared;

import dev.brood.internal.hold.InFlightReferences;
import dev.brood.internal.memory.Segments;
import dev.brood.internal.scheduler.TaskFunction;
import dev.brood.internal.wire.Envelope;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.internal.wire.InPlaceFormat.Flat;
import dev.brood.internal.wire.Met;
import java.util.HashSet;
import java.util.Set;

/**
 * A function with its classes and session variables, in a segment where every worker can fetch it, once.
 *
 * @param segment its number
 * @param function the function itself
 * @param bytes the envelope in the segment
 * @param alsoMet what was met in items of its tasks and is counted in
 * @param variables whether session variables came along
 * @param ends ends of pipes that went along
 */
record PackedFunction(
        int segment,
        Object function,
        byte[] bytes,
        Set<Met> alsoMet,
        boolean variables,
        InFlightReferences ends)
        implements TaskFunction {

    static PackedFunction create(
            Object function,
            Envelope envelope,
            byte[] bytes,
            Set<Met> alsoMet,
            InFlightReferences ends) {
        int segment = Segments.nextNumber();
        Flat flat = InPlaceFormat.of(bytes);
        flat.write(Segments.createWords(segment, flat.size()), 0);
        return new PackedFunction(segment, function, bytes, alsoMet, hasVariables(envelope), ends);
    }

    /** The same one, for items in which this was met, too. */
    PackedFunction with(Set<Met> met) {
        Set<Met> more = new HashSet<>(alsoMet);
        more.addAll(met);
        return new PackedFunction(segment, function, bytes, more, variables, ends);
    }

    static boolean hasVariables(Envelope envelope) {
        return !envelope.plainVariables().isEmpty() || !envelope.variables().isEmpty();
    }

    /** Reads the envelope's bytes, in a worker. */
    static byte[] fetch(int segment) {
        return (byte[]) InPlaceFormat.read(Segments.openWords(segment), 0);
    }

    void remove() {
        Segments.remove(segment);
        ends.recall(); // of those that no worker has fetched
    }
}
