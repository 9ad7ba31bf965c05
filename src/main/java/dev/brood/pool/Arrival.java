package dev.brood.pool;

import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import dev.brood.internal.process.ThrownGraph;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.FlatFormat;
import java.util.function.Supplier;

/**
 * What came of an item, as bytes. To decode it may run the user's code and take long, so that is not done under the foreman's
 * lock, and the item has no outcome before.
 *
 * @param hand the worker that it came from
 * @param job the job of the item
 * @param index which item it is
 * @param raw an undecoded value, or a {@link Report.Thrown}
 */
record Arrival(Hand hand, Job job, int index, Object raw) {

    /** Decodes it, without the lock. Gives what is to be done under the lock then. */
    Runnable decoded(Books books) {
        if (raw instanceof Report.Thrown(var graph)) {
            Supplier<RuntimeException> failure = failure(thrown(graph));
            return () -> books.fail(job, index, failure);
        }
        try {
            Object value = FlatFormat.decode(raw, Codec.ofThisProcess());
            return () -> books.succeed(job, index, value);
        } catch (RuntimeException | Error e) {
            return () -> books.fail(job, index, () -> exception(e));
        }
    }

    private Supplier<RuntimeException> failure(Throwable thrown) {
        return () -> thrown instanceof NotSendableException ours ? ours : exception(thrown);
    }

    /** What a worker threw; or what was thrown while that was read. */
    static Throwable thrown(byte[] graph) {
        try {
            return ThrownGraph.decode(Codec.ofThisProcess(), graph);
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    /** Made for each who asks; the item's text is not made before. */
    private TaskException exception(Throwable thrown) {
        return new TaskException(hand.toString(), job.itemInWords(index), thrown);
    }
}
