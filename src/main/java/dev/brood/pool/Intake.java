package dev.brood.pool;

import dev.brood.internal.channel.Lane;
import dev.brood.internal.wire.FlatFormat;

/** Takes in what the workers report. Used under the foreman's lock. */
final class Intake {

    /** Output that has been announced comes within microseconds, unless the terminal is stopped or all processors are busy. */
    private static final long OUTPUT_NANOS = 1_000_000_000;

    private final Crew crew;
    private final Books books;
    private final Lane.Reader reports = (_, words, offset) -> Report.read(words, offset);

    Intake(Crew crew, Books books) {
        this.crew = crew;
        this.books = books;
    }

    /** All that is there, but for what comes after output that has not been seen yet. */
    void takeIn() {
        for (Hand hand : crew.hands()) {
            takeIn(hand, false);
        }
    }

    /** All that is there, whether its output has been seen or not: to know who has done what. */
    void takeInAll() {
        for (Hand hand : crew.hands()) {
            takeIn(hand, true);
        }
    }

    private void takeIn(Hand hand, boolean all) {
        Lane results = hand.cell.results();
        Object report;
        while ((all || !waitsForOutput(hand)) && (report = results.take(reports)) != Lane.NOTHING) {
            // not a switch over patterns, which takes milliseconds at its first use
            if (report instanceof Report.Begin(var number)) {
                begin(hand, number);
            } else if (report instanceof Report.End(var nanos)) {
                end(hand, nanos);
            } else if (report instanceof Report.Printed printed) {
                hand.printed(printed);
            } else if (report instanceof Report.NotReady(var graph)) {
                hand.notReady = Arrival.thrown(graph);
            } else {
                outcome(hand, report);
            }
        }
    }

    /** Whether what it printed is to be seen before what it reports next. Nobody is held up meanwhile but this worker. */
    private static boolean waitsForOutput(Hand hand) {
        Report.Printed printed = hand.printed;
        if (printed == null) {
            return false;
        }
        if (hand.worker.delivered(printed.error()) < printed.bytes()
                && System.nanoTime() - hand.printedSince < OUTPUT_NANOS
                && hand.exitCode() == null) {
            return true;
        }
        hand.printed = null;
        return false;
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
            books.landed(chunk);
            if (chunk.received > 0) {
                chunk.job.measured(chunk.received, nanos);
            }
            if (chunk.received < chunk.count) { // it may not run more in its life
                books.again(chunk.part(chunk.received, chunk.count - chunk.received));
            }
        }
    }

    private void outcome(Hand hand, Object report) {
        hand.tasksDone++;
        Chunk chunk = hand.chunk;
        if (chunk == null) {
            return;
        }
        int index = chunk.first + chunk.received++;
        if (report instanceof FlatFormat.Undecoded || report instanceof Report.Thrown) {
            books.arrivals.add(new Arrival(hand, chunk.job, index, report));
        } else {
            books.succeed(chunk.job, index, report);
        }
    }
}
