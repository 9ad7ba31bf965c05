package dev.brood.internal.scheduler;

import dev.brood.internal.call.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Calls of one function that belong together: a map, a stream or a single call. Guarded by the scheduler's lock. */
abstract class Job {

    /** Of the mean time of an item, how much the last chunk counts. */
    private static final double WEIGHT = 0.5;

    private final int arity;
    private final List<TaskFunction> functions = new ArrayList<>();
    private double meanNanos;
    private boolean over;

    /** How many items of it a worker takes at once; 0 for as many as the pool says. */
    private int chunkSize;

    /** Items that were given out and have no outcome. */
    private int inFlight;

    Job(TaskFunction function, int arity) {
        this.functions.add(function);
        this.arity = arity;
    }

    /** Makes the promise of its result. */
    @SuppressWarnings("serial") // nobody can send it
    final <T> Promise<T> promiseBy(PoolScheduler scheduler) {
        return new Promise<>(
                () -> scheduler.cancel(this),
                () -> scheduler.isRunning(this),
                scheduler::awaitResult);
    }

    final void chunkSize(int items) {
        chunkSize = items;
    }

    final int chunkSize() {
        return chunkSize;
    }

    final int arity() {
        return arity;
    }

    /** What is called for the next items. */
    final TaskFunction function() {
        return functions.getLast();
    }

    final void function(TaskFunction next) {
        functions.add(next);
    }

    /** All that it has used. */
    final List<TaskFunction> functions() {
        return functions;
    }

    /** How many items can be given out now. */
    abstract int available();

    /** How many items are not given out yet, if that is known; otherwise how many may be given out at once. */
    abstract int remaining();

    /** Gives out items. */
    abstract Chunk next(int count);

    /** Takes the value of an item. */
    abstract void succeeded(int index, Object value);

    /** Takes the failure of an item. */
    abstract void failed(int index, Supplier<RuntimeException> failure);

    /** Fails everything that is not known yet. */
    abstract void failedAltogether(Supplier<RuntimeException> failure);

    /** Whether nothing is in flight or to be given out. */
    abstract boolean isFinished();

    /** Settles its result, once, when it is finished. Gives what is to be run after the lock is released; null for nothing. */
    abstract Runnable complete();

    /** Says how much there is to do. */
    void announce(Progress progress) {
        progress.add(remaining());
    }

    /**
     * Ends the input early if its only consumer is the thread that now waits in {@code join()}. Gives whether that changed anything.
     */
    boolean abandon(Thread joining) {
        return false;
    }

    /** Ends the input early: what was not given out never will be. */
    void endInput() {}

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

    /** From now on its outcomes are of no interest. */
    final void over() {
        over = true;
    }

    final void givenOut(int items) {
        inFlight += items;
    }

    final void settled() {
        inFlight--;
    }

    final int inFlight() {
        return inFlight;
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
