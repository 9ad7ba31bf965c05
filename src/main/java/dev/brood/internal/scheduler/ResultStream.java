package dev.brood.internal.scheduler;

import dev.brood.error.ClosedException;
import dev.brood.error.ResultTimeoutException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The results of a {@link StreamJob}, one by one. Items are pulled from the input by the thread that asks for results, and only as
 * many ahead as keep the workers busy. For use by one thread.
 *
 * @param <R> type of the results
 */
public final class ResultStream<R> {

    /** An input that takes so long for an item is asked for one at a time, so as not to hold up results. */
    private static final long SLOW_INPUT_NANOS = 1_000_000;

    private final PoolScheduler scheduler;
    private final StreamJob job;
    private final Iterator<?> input;
    private Throwable inputFailure;
    private boolean inputEnded;
    private boolean slowInput;
    private boolean closed;

    ResultStream(PoolScheduler scheduler, StreamJob job, Iterator<?> input) {
        this.scheduler = scheduler;
        this.job = job;
        this.input = input;
    }

    /**
     * Tells whether there is another result; waits until that is known.
     *
     * @return false at the end
     */
    public boolean hasNext() {
        return isReady(Deadline.NEVER) && (scheduler.with(job::hasOutcome) || inputFailure != null);
    }

    /**
     * Gives the next result, or throws why there is none for that item.
     *
     * @param deadline until when to wait
     * @return the result
     * @throws ResultTimeoutException if it is not there in time
     * @throws NoSuchElementException at the end
     */
    @SuppressWarnings("unchecked") // the function's type says so
    public R next(Deadline deadline) {
        if (!isReady(deadline)) {
            throw new ResultTimeoutException("no result in time; ask again");
        }
        StreamJob.Outcome outcome = scheduler.with(job::take);
        if (outcome != null && outcome.failure() != null) {
            throw outcome.failure().get();
        }
        if (outcome != null) {
            return (R) outcome.value();
        }
        if (inputFailure != null) {
            Throwable failure = inputFailure;
            inputFailure = null;
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
        throw new NoSuchElementException("there are no more results");
    }

    /** Waits until there is an outcome, or the end. Gives false if the time was over first. */
    private boolean isReady(Deadline deadline) {
        scheduler.with(() -> {
            job.askedBy(Thread.currentThread());
            return null;
        });
        try {
            if (!slowInput) {
                pull();
            }
            while (!isKnown() && !deadline.isOver() && pull()) {
                // an input that is slow itself is asked again while there is nothing to give
            }
            boolean known = scheduler.await(this::isKnown, deadline);
            noteAbandonment(); // while it waited, or of an input that is too slow to be asked
            return known;
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for a result", e);
        }
    }

    private boolean isKnown() {
        return closed || scheduler.with(() -> job.hasOutcome() || job.isOver() || isAtTheEnd());
    }

    private boolean isAtTheEnd() {
        return inputEnded && job.inside() == 0;
    }

    /** Takes items from the input while there is room for them. Gives false if there was none. */
    private boolean pull() {
        if (inputEnded || closed) {
            return false;
        }
        if (noteAbandonment()) {
            return false;
        }
        int room = scheduler.with(this::room);
        if (room <= 0) {
            return false;
        }
        do {
            long start = System.nanoTime();
            if (!pullOne()) {
                break;
            }
            slowInput = System.nanoTime() - start > SLOW_INPUT_NANOS;
        } while (--room > 0 && !slowInput);
        scheduler.moreOf(job);
        return true;
    }

    private boolean noteAbandonment() {
        boolean abandoned = !inputEnded && !closed && scheduler.with(job::isAbandoned);
        if (abandoned) {
            inputEnded = true;
            inputFailure = new ClosedException("the pool was closed before all items were given");
        }
        return abandoned;
    }

    private int room() {
        return job.isOver() ? 0 : scheduler.window(job) - job.inside();
    }

    private boolean pullOne() {
        try {
            if (input.hasNext()) {
                Object item = input.next();
                scheduler.with(() -> {
                    job.accept(item);
                    return null;
                });
                return true;
            }
        } catch (RuntimeException | Error e) {
            inputFailure = e;
        }
        inputEnded = true;
        scheduler.with(() -> {
            job.inputEnded();
            return null;
        });
        return false;
    }

    /** Ends it early: nothing more is pulled, what runs is stopped, and the workers are free for other tasks. */
    public void close() {
        if (!closed) {
            closed = true;
            if (!isKnownToBeOver()) {
                scheduler.cancel(job);
            }
        }
    }

    private boolean isKnownToBeOver() {
        return inputEnded && scheduler.with(job::isFinished);
    }
}
