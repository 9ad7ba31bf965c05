package dev.brood.internal.scheduler.shared;

import dev.brood.internal.code.Unpacker.Unpacked;
import dev.brood.internal.process.SessionCode;
import dev.brood.internal.wire.Envelope;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The functions that a worker knows, by the segment that they came in. Each comes with the session's code and variables as
 * they were when it was sent, so these are put in place when the worker turns to another function.
 */
final class FunctionCache {

    /** Stands for a function that could not be read; its tasks fail with the reason. */
    record Broken(Throwable reason) {

        Object raise() throws Exception {
            switch (reason) {
                case Exception e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(reason);
            }
        }
    }

    private record Known(Unpacked unpacked, int bytes) {}

    /** Those that were used last, up to the measure by which the pool keeps them. */
    private final Map<Integer, Known> known = new LinkedHashMap<>(FunctionStore.KEPT, 0.75f, true);

    private long knownBytes;
    private int current;
    private Object function;

    /** The function in a segment, with its code and its session variables in place; or a {@link Broken}. */
    Object get(int segment) {
        if (segment != current) {
            current = segment;
            function = turnTo(segment);
        }
        return function;
    }

    private Object turnTo(int segment) {
        try {
            Known there = known.get(segment);
            if (there == null) {
                return unpack(segment, PackedFunction.fetch(segment)).roots()[0];
            }
            there.unpacked.turnTo();
            return there.unpacked.roots()[0];
        } catch (OutOfMemoryError e) {
            throw e; // the worker is of no use any more
        } catch (RuntimeException | Error e) {
            current = 0; // next time it is tried again
            return new Broken(e);
        }
    }

    private Unpacked unpack(int segment, byte[] bytes) {
        makeRoom(bytes.length);
        Unpacked unpacked = SessionCode.unpacker().unpackAll(Envelope.ofBytes(bytes));
        known.put(segment, new Known(unpacked, bytes.length));
        knownBytes += bytes.length;
        return unpacked;
    }

    private void makeRoom(int bytes) {
        Iterator<Known> longestUnused = known.values().iterator();
        while (FunctionStore.areTooMany(known.size() + 1, knownBytes + bytes)) {
            knownBytes -= longestUnused.next().bytes;
            longestUnused.remove();
        }
    }
}
