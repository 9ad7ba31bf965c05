package dev.brood.pool;

import dev.brood.code.Unpacker.Unpacked;
import dev.brood.process.SessionCode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The functions that a worker knows, by the segment that they came in. Each comes with the session variables as they were
 * when it was sent, so these are set when the worker turns to another function.
 */
final class Functions {

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

    private final Map<Integer, Unpacked> known =
            new LinkedHashMap<>(Definitions.KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Unpacked> eldest) {
                    return size() > Definitions.KEPT;
                }
            };

    private int current;
    private Object function;

    /** The function in a segment, with its session variables set; or a {@link Broken}. */
    Object get(int segment) {
        if (segment != current) {
            current = segment;
            function = turnTo(segment);
        }
        return function;
    }

    private Object turnTo(int segment) {
        try {
            Unpacked unpacked = known.get(segment);
            if (unpacked != null) {
                unpacked.setVariables();
            } else {
                unpacked = SessionCode.unpacker().unpackAll(Definition.fetch(segment));
                known.put(segment, unpacked);
            }
            return unpacked.roots()[0];
        } catch (OutOfMemoryError e) {
            throw e; // the worker is of no use any more
        } catch (RuntimeException | Error e) {
            current = 0; // next time it is tried again
            return new Broken(e);
        }
    }
}
