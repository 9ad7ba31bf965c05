package dev.brood.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Calls of one function that belong together: a map, or a single call. Touched under the foreman's lock only, but for
 * what says otherwise.
 */
abstract class Job {

    /** Of the mean time of an item, how much the last chunk counts. */
    private static final double WEIGHT = 0.5;

    private final int arity;
    private final List<Definition> definitions = new ArrayList<>();
    private double meanNanos;
    private boolean over;

    /** Tasks of this job that are in a lane or in a worker. */
    private int underWay;

    Job(Definition definition, int arity) {
        definition(definition);
        this.arity = arity;
    }

    final int arity() {
        return arity;
    }

    /** What is called for the next items. */
    final Definition definition() {
        return definitions.getLast();
    }

    final void definition(Definition next) {
        definitions.add(next);
    }

    /** All that it has used. */
    final List<Definition> definitions() {
        return definitions;
    }

    /** How many items can be given out now. */
    abstract int available();

    /** How many items are not given out yet, if that is known; otherwise how many may be given out at once. */
    abstract int remaining();

    /** Gives out items. */
    abstract Chunk next(int count);

    /** An item has its value. */
    abstract void succeeded(int index, Object value);

    /** An item has failed. */
    abstract void failed(int index, Supplier<RuntimeException> failure);

    /** Everything has failed that is not known yet. */
    abstract void failedAltogether(Supplier<RuntimeException> failure);

    /** What is left to do, in the user's sight, when an outcome is known; run without the lock. Null for nothing. */
    abstract Runnable news();

    /** Whether nothing is under way or to be given out. */
    abstract boolean isFinished();

    /** Says how much there is to do. */
    void announce(Progress progress) {
        progress.add(remaining());
    }

    /**
     * Does without items that are not there yet, if nobody could ask for them while a thread waits for the pool's end.
     * Gives whether that changed anything.
     */
    boolean abandon(Thread joining) {
        return false;
    }

    /** What the user would call an item. */
    String itemName(int index) {
        return "item " + index;
    }

    /** An item in a message, with its value where that is known still; empty if there is only one. */
    String itemInWords(int index) {
        return itemName(index);
    }

    final boolean isOver() {
        return over;
    }

    /** Whatever still comes in is of no interest. */
    final void over() {
        over = true;
    }

    final void begun(int items) {
        underWay += items;
    }

    final void ended(int items) {
        underWay -= items;
    }

    final int underWay() {
        return underWay;
    }

    /** A chunk took so long. */
    final void measured(int items, long nanos) {
        double mean = (double) nanos / items;
        meanNanos = meanNanos == 0 ? mean : WEIGHT * mean + (1 - WEIGHT) * meanNanos;
    }

    /** How long an item takes, in nanoseconds; 0 if that is not known yet. */
    final double meanNanos() {
        return meanNanos;
    }
}
