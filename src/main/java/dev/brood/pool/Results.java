package dev.brood.pool;

import dev.brood.error.ResultTimeoutException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.scheduler.ResultStream;
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
@StaysHere("results come to the process that asked for them; send their values")
public final class Results<R> implements Iterator<R>, Iterable<R>, AutoCloseable {

    private final ResultStream<R> stream;

    Results(ResultStream<R> stream) {
        this.stream = stream;
    }

    /**
     * Tells whether there is another result; waits until that is known.
     *
     * @return false at the end
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    @Override
    public boolean hasNext() {
        return stream.hasNext();
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
        return stream.next(Deadline.NEVER);
    }

    /**
     * Gives the next result, if it is there in time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return the result
     * @throws ResultTimeoutException if it is not there in time; it may be asked for again. Otherwise as {@link #next()}
     */
    public R next(Duration timeout) {
        return stream.next(Deadline.in(timeout));
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
        stream.close();
    }
}
