package dev.brood.pool;

import dev.brood.error.TaskTimeoutException;
import dev.brood.error.WorkerDiedException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Deals with workers that have ended: what of a dead one's chunk was done, was being done and was not begun; and who takes
 * its place. Used under the foreman's lock.
 */
final class Undertaker {

    private static final int MOST_MISFORTUNES = 3;

    private final PoolCell cell;
    private final Crew crew;
    private final PoolSettings settings;
    private final Books books;
    private final Intake intake;
    private final Ledger ledger;

    Undertaker(
            PoolCell cell,
            Crew crew,
            PoolSettings settings,
            Books books,
            Intake intake,
            Ledger ledger) {
        this.cell = cell;
        this.crew = crew;
        this.settings = settings;
        this.books = books;
        this.intake = intake;
        this.ledger = ledger;
    }

    /** Buries whoever has ended. */
    void bury() {
        for (Hand hand : List.copyOf(crew.hands())) {
            if (hand.exitCode() != null) {
                bury(hand);
            }
        }
    }

    private void bury(Hand hand) {
        long taken = hand.cell.taken();
        boolean gone = taken >= 0 && taken < cell.tasks().gets();
        boolean others = false;
        for (Hand other : crew.hands()) {
            others |= other != hand && other.cell.taken() == taken;
        }
        intake.takeInAll(); // after that look at the others: who has taken it and gone on, has
        // said so
        Chunk chunk = books.underWay.get(taken);
        if (chunk != null && (chunk.hand == hand || chunk.hand == null && gone && !others)) {
            inherit(hand, chunk);
        }
        ledger.gone(hand);
        crew.replace(hand, books::failEverything);
        hand.cell.results().dispose();
    }

    /** Deals with what a dead worker had taken. */
    private void inherit(Hand hand, Chunk chunk) {
        books.landed(chunk);
        long claim = hand.cell.claimed();
        boolean begun = chunk.hand == hand && WorkerCell.isOf(claim, chunk.number);
        int next = begun ? Math.max(WorkerCell.next(claim), chunk.received) : 0;
        boolean victim = next > chunk.received;
        int limit =
                chunk.count; // not that of the claim: it may have been all that the worker had left
        if (victim) {
            victim(hand, chunk, next - 1);
        } else if (hand.timedOut != null) {
            if (begun && next == 0 && next < limit) { // it could not even read the function in time
                books.fail(chunk.job, chunk.first, tooLong(hand, chunk.job, chunk.first));
                next++;
            }
        } else if (!hand.cancelled && next < limit && ++chunk.misfortunes >= mostMisfortunes()) {
            int index = chunk.first + next;
            books.fail(chunk.job, index, death(hand, chunk.job, index));
            next++;
        }
        if (next < limit) {
            Chunk rest = chunk.part(next, limit - next);
            rest.misfortunes = victim ? 0 : chunk.misfortunes;
            books.again(rest);
        }
    }

    private int mostMisfortunes() {
        return (int) Math.min(Integer.MAX_VALUE, MOST_MISFORTUNES + (long) settings.retries());
    }

    private void victim(Hand hand, Chunk chunk, int place) {
        int index = chunk.first + place;
        if (hand.timedOut != null) {
            books.fail(chunk.job, index, tooLong(hand, chunk.job, index));
        } else if (chunk.attempt < settings.retries()) {
            books.again(chunk.nextAttempt(place, 1));
        } else {
            books.fail(chunk.job, index, death(hand, chunk.job, index));
        }
    }

    private static Supplier<RuntimeException> tooLong(Hand hand, Job job, int index) {
        String late =
                " ran longer than %s in %s, and was killed with it".formatted(hand.timedOut, hand);
        return () -> {
            String item = job.itemInWords(index);
            return new TaskTimeoutException((item.isEmpty() ? "the task" : item) + late);
        };
    }

    private static Supplier<RuntimeException> death(Hand hand, Job job, int index) {
        String name = hand.worker.name();
        long pid = hand.worker.pid();
        int code = hand.exitCode();
        List<String> lines = hand.worker.lastErrorLines();
        return () -> new WorkerDiedException(name, pid, code, lines, job.itemInWords(index));
    }
}
