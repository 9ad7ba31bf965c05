package dev.brood.pool;

import dev.brood.error.ClosedException;
import dev.brood.error.ResultTimeoutException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.base.Deadline;
import dev.brood.spi.StaysHere;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Results as they come, of {@link Pool#imap} and {@link Pool#imapUnordered}. Items are pulled from the input by the thread
 * that asks for results, and only as many ahead as keep the workers busy, so the input may be endless.
 *
 * <p>An item that fails throws when it is its turn, and the next call goes on behind it. If the input itself throws, the
 * results of the items before come first, then its exception. For use by one thread.
 *
 * @param <R> type of the results
 */
public final class Results<R> implements Iterator<R>, Iterable<R>, AutoCloseable, StaysHere {

    /** An input that takes so long for an item is asked for one at a time, so as not to hold up results. */
    private static final long SLOW_INPUT_NANOS = 1_000_000;

    private final Foreman foreman;
    private final StreamJob job;
    private final Iterator<?> input;
    private final Window window;
    private Throwable inputFailure;
    private boolean inputEnded;
    private boolean slowInput;
    private boolean closed;

    /** Tells how many items may be inside at once. */
    interface Window {
        int size(double nanosPerItem);
    }

    Results(Foreman foreman, StreamJob job, Iterator<?> input, Window window) {
        this.foreman = foreman;
        this.job = job;
        this.input = input;
        this.window = window;
    }

    /**
     * Tells whether there is another result; waits until that is known.
     *
     * @return false at the end
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    @Override
    public boolean hasNext() {
        return isReady(Deadline.NEVER) && (foreman.with(job::hasOutcome) || inputFailure != null);
    }

    /**
     * Gives the next result; waits as long as it takes.
     *
     * @return the result
     * @throws NoSuchElementException at the end
     * @throws dev.brood.error.TaskException if the function threw for this item
     * @throws dev.brood.error.WorkerDiedException if its worker died with it
     * @throws dev.brood.error.TaskTimeoutException if it ran longer than the pool allows
     * @throws dev.brood.error.NotSendableException if the item cannot be sent
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    @Override
    public R next() {
        return next(Deadline.NEVER);
    }

    /**
     * Gives the next result, if it is there in time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return the result
     * @throws ResultTimeoutException if it is not there in time; it may be asked for again. Otherwise as {@link #next()}
     */
    public R next(Duration timeout) {
        return next(Deadline.in(timeout));
    }

    @SuppressWarnings("unchecked") // the function's type says so
    private R next(Deadline deadline) {
        if (!isReady(deadline)) {
            throw new ResultTimeoutException("no result in time; ask again");
        }
        StreamJob.Outcome outcome = foreman.with(job::take);
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
        foreman.with(() -> {
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
            return foreman.await(this::isKnown, deadline);
        } catch (InterruptedException e) {
            throw WaitInterruptedException.during("waiting for a result", e);
        }
    }

    private boolean isKnown() {
        return closed || foreman.with(() -> job.hasOutcome() || job.isOver() || isAtTheEnd());
    }

    private boolean isAtTheEnd() {
        return inputEnded && job.inside() == 0;
    }

    /** Takes items from the input while there is room for them. Gives false if there was none. */
    private boolean pull() {
        if (inputEnded || closed) {
            return false;
        }
        if (foreman.with(job::isAbandoned)) {
            inputEnded = true;
            inputFailure = new ClosedException("the pool was closed before all items were given");
            return false;
        }
        int room = foreman.with(this::room);
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
        foreman.moreOf(job);
        return true;
    }

    private int room() {
        return job.isOver() ? 0 : window.size(job.meanNanos()) - job.inside();
    }

    private boolean pullOne() {
        try {
            if (input.hasNext()) {
                Object item = input.next();
                foreman.with(() -> {
                    job.accept(item);
                    return null;
                });
                return true;
            }
        } catch (RuntimeException | Error e) {
            inputFailure = e;
        }
        inputEnded = true;
        foreman.with(() -> {
            job.inputEnded();
            return null;
        });
        return false;
    }

    /** Gives itself, once. */
    @Override
    public Iterator<R> iterator() {
        return this;
    }

    /**
     * Gives the results as a stream.
     *
     * @return a stream; closing it closes this
     */
    public Stream<R> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    /** Ends it early: nothing more is pulled, what runs is stopped, and the workers are free for other tasks. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (!isKnownToBeOver()) {
                foreman.cancel(job);
            }
        }
    }

    private boolean isKnownToBeOver() {
        return inputEnded && foreman.with(job::isFinished);
    }

    @Override
    public String whyItStays() {
        return "results come to the process that asked for them; send their values";
    }
}
