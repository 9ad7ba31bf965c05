package dev.brood.pool;

import dev.brood.internal.hold.Transit;
import java.util.List;

/** Some items of a job, one after the other, on their way to a worker or in one. */
final class Chunk {

    final Job job;
    final int first;
    final int attempt;

    /** Has its items, from an offset on. */
    private final List<?> items;

    private final int offset;

    /** How many items; fewer when some were taken back. */
    int count;

    /** Its number in the lane of tasks. */
    long number;

    /** The worker that has begun it; null if none has. */
    Hand hand;

    /** Ends of pipes that went along; null if none did. */
    Transit ends;

    /** For how many of its items the outcome is there. */
    int received;

    /** How often a worker died that had taken it and begun nothing. */
    int misfortunes;

    Chunk(Job job, int first, int count, List<?> items, int offset) {
        this(job, first, count, items, offset, 0);
    }

    private Chunk(Job job, int first, int count, List<?> items, int offset, int attempt) {
        this.job = job;
        this.first = first;
        this.count = count;
        this.items = items;
        this.offset = offset;
        this.attempt = attempt;
    }

    /** It is under way no more: ends of pipes in it that nobody has received are held by nobody. */
    void landed() {
        if (ends != null) {
            ends.recall();
        }
    }

    /** A part of it. */
    Chunk part(int from, int length) {
        return new Chunk(job, first + from, length, items, offset + from, attempt);
    }

    /** A part of it, after an attempt that failed. */
    Chunk nextAttempt(int from, int length) {
        return new Chunk(job, first + from, length, items, offset + from, attempt + 1);
    }

    /** One argument of one of its items. */
    Object argument(int place, int argument) {
        Object item = items.get(offset + place);
        return job.arity() == 1 ? item : ((Object[]) item)[argument];
    }
}
