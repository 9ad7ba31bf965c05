package dev.brood.pool;

import dev.brood.channel.Lane;
import dev.brood.error.BroodException;
import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import dev.brood.process.ThrownGraph;
import dev.brood.wire.Codec;
import dev.brood.wire.FlatFormat;
import java.util.function.Supplier;

/** Takes in what the workers report. Used under the foreman's lock. */
final class Intake {

    /** Output that has been announced comes within microseconds, unless the terminal is stopped. */
    private static final long OUTPUT_NANOS = 200_000_000;

    private final Crew crew;
    private final Books books;
    private final Lane.Reader reports = (_, words, offset) -> Report.read(words, offset);

    Intake(Crew crew, Books books) {
        this.crew = crew;
        this.books = books;
    }

    /** All that is there. */
    void takeIn() {
        for (Hand hand : crew.hands()) {
            takeIn(hand);
        }
    }

    private void takeIn(Hand hand) {
        Lane results = hand.cell.results();
        Object report;
        while ((report = results.take(reports)) != Lane.NOTHING) {
            switch (report) {
                case Report.Begin(var number) -> begin(hand, number);
                case Report.End(var nanos) -> end(hand, nanos);
                case Report.Thrown(var graph) -> outcome(hand, failure(hand, graph));
                case Report.NotReady(var graph) -> hand.notReady = thrown(graph);
                case Report.Printed(var error, var bytes) -> awaitOutput(hand, error, bytes);
                case null -> value(hand, null);
                default -> value(hand, report);
            }
        }
    }

    private void begin(Hand hand, long number) {
        hand.chunk = books.underWay.get(number);
        if (hand.chunk != null) {
            hand.chunk.hand = hand;
        }
        hand.idleSince = System.nanoTime();
        hand.claimSince = hand.idleSince; // or else an idle worker would look slow
        hand.claim = hand.cell.claimed();
    }

    private void end(Hand hand, long nanos) {
        Chunk chunk = hand.chunk;
        hand.busyNanos += nanos;
        hand.idleSince = System.nanoTime();
        hand.chunk = null;
        if (chunk != null) {
            books.underWay.remove(chunk.number);
            if (chunk.received > 0) {
                chunk.job.measured(chunk.received, nanos);
            }
            if (chunk.received < chunk.count) { // it may not run more in its life
                books.again(chunk.part(chunk.received, chunk.count - chunk.received));
            }
        }
    }

    private void value(Hand hand, Object raw) {
        Object value;
        try {
            value = FlatFormat.decode(raw, Codec.ofThisProcess());
        } catch (RuntimeException | Error e) {
            outcome(hand, () -> new TaskException(hand.toString(), e));
            return;
        }
        hand.tasksDone++;
        Chunk chunk = hand.chunk;
        if (chunk != null) {
            int index = chunk.first + chunk.received++;
            chunk.job.ended(1);
            if (!chunk.job.isOver()) {
                chunk.job.succeeded(index, value);
                books.settle(chunk.job);
            }
        }
    }

    private void outcome(Hand hand, Supplier<RuntimeException> failure) {
        hand.tasksDone++;
        Chunk chunk = hand.chunk;
        if (chunk != null) {
            books.fail(chunk.job, chunk.first + chunk.received++, failure);
        }
    }

    private static Supplier<RuntimeException> failure(Hand hand, byte[] graph) {
        Throwable thrown = thrown(graph);
        String worker = hand.toString();
        return () ->
                thrown instanceof BroodException ours && ours instanceof NotSendableException
                        ? ours
                        : new TaskException(worker, thrown);
    }

    private static Throwable thrown(byte[] graph) {
        try {
            return ThrownGraph.decode(Codec.ofThisProcess(), graph);
        } catch (RuntimeException | Error e) { // thrown while it was read
            return e;
        }
    }

    private static void awaitOutput(Hand hand, boolean error, long bytes) {
        long start = System.nanoTime();
        while (hand.worker.delivered(error) < bytes
                && System.nanoTime() - start < OUTPUT_NANOS
                && hand.exitCode() == null) {
            Thread.onSpinWait();
        }
    }
}
