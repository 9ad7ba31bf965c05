package dev.brood.internal.scheduler.shared;

import dev.brood.internal.channel.RecordQueue;
import dev.brood.internal.memory.AtomicMemory;
import dev.brood.internal.process.ThrownGraph;
import dev.brood.internal.scheduler.WorkerEvents;
import dev.brood.internal.wire.Codec;
import dev.brood.internal.wire.InPlaceFormat;
import dev.brood.internal.wire.InPlaceFormat.Flat;
import java.util.function.Consumer;

/**
 * What a worker tells its pool, record by record. A value is told as it is, all else as one of these.
 *
 * <pre>
 *   reports = (begin outcome* end)*         outcomes in the order of the chunk's items
 *   outcome = printed* (value | thrown)
 * </pre>
 */
sealed interface WorkerReport {

    /** It begins a chunk. */
    record Begin(long chunk) implements WorkerReport {
        @Override
        public Flat flat() {
            return Flat.ofLong(BEGIN, chunk);
        }
    }

    /** It has ended a chunk, after so many nanoseconds. */
    record End(long nanos) implements WorkerReport {
        @Override
        public Flat flat() {
            return Flat.ofLong(END, nanos);
        }
    }

    /** A task threw; a {@link dev.brood.internal.process.ThrownGraph}. */
    record Thrown(byte[] graph) implements WorkerReport {
        @Override
        public Flat flat() {
            return Flat.ofBytes(THROWN, graph);
        }
    }

    /** The initializer threw, and the worker ends. */
    record NotReady(byte[] graph) implements WorkerReport {
        @Override
        public Flat flat() {
            return Flat.ofBytes(NOT_READY, graph);
        }
    }

    /** So many bytes have been printed so far, which should be seen before what comes next. */
    record Printed(boolean error, long bytes) implements WorkerReport {
        @Override
        public Flat flat() {
            return Flat.ofLong(error ? PRINTED_ERR : PRINTED_OUT, bytes);
        }
    }

    int THROWN = InPlaceFormat.FIRST_FREE_KIND + 8;
    int NOT_READY = InPlaceFormat.FIRST_FREE_KIND + 9;
    int BEGIN = InPlaceFormat.FIRST_FREE_WIDE_KIND;
    int END = InPlaceFormat.FIRST_FREE_WIDE_KIND + 1;
    int PRINTED_OUT = InPlaceFormat.FIRST_FREE_WIDE_KIND + 2;
    int PRINTED_ERR = InPlaceFormat.FIRST_FREE_WIDE_KIND + 3;

    /** As a record. */
    Flat flat();

    /** Reads a value or a report. */
    static Object read(AtomicMemory words, long offset) {
        return switch (words.getInt(offset)) {
            case BEGIN -> new Begin(words.getLong(offset + InPlaceFormat.HEADER));
            case END -> new End(words.getLong(offset + InPlaceFormat.HEADER));
            case PRINTED_OUT -> new Printed(false, words.getLong(offset + InPlaceFormat.HEADER));
            case PRINTED_ERR -> new Printed(true, words.getLong(offset + InPlaceFormat.HEADER));
            case THROWN -> new Thrown(bytes(words, offset));
            case NOT_READY -> new NotReady(bytes(words, offset));
            default -> InPlaceFormat.read(words, offset);
        };
    }

    /** Takes the next value or report out of a record queue, and says what it is. Gives false if there is none. */
    static boolean take(RecordQueue results, WorkerEvents events, Consumer<Printed> printed) {
        Object report = results.take((_, words, offset) -> read(words, offset));
        // not a switch over patterns, which takes milliseconds at its first use
        if (report == RecordQueue.NOTHING) {
            return false;
        }
        if (report instanceof Begin(var number)) {
            events.begun(number);
        } else if (report instanceof End(var nanos)) {
            events.ended(nanos);
        } else if (report instanceof Printed next) {
            printed.accept(next);
        } else if (report instanceof NotReady(var graph)) {
            events.notReady(thrown(graph));
        } else if (report instanceof Thrown(var graph)) {
            events.encoded(() -> {
                throw thrown(graph);
            });
        } else if (report instanceof InPlaceFormat.Undecoded) {
            events.encoded(() -> InPlaceFormat.decode(report, Codec.ofThisProcess()));
        } else {
            events.value(report);
        }
        return true;
    }

    /** What a worker threw; or what was thrown while that was read. */
    private static Throwable thrown(byte[] graph) {
        try {
            return ThrownGraph.decode(Codec.ofThisProcess(), graph);
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private static byte[] bytes(AtomicMemory words, long offset) {
        byte[] bytes = new byte[words.getInt(offset + Integer.BYTES)];
        words.getAll(offset + InPlaceFormat.HEADER, bytes, 0, bytes.length);
        return bytes;
    }
}
