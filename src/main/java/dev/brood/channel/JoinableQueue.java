package dev.brood.channel;

import dev.brood.error.WaitInterruptedException;
import java.time.Duration;

/**
 * A {@link Queue} that knows how many of its items have been dealt with: each consumer says {@link #taskDone} when it has
 * finished with an item, and {@link #join} waits until that was said for all items that were ever put.
 *
 * <p>Memory consistency effects: as for {@link Queue}; besides, what a thread did before {@code taskDone} is visible after
 * the {@code join} that it ends.
 *
 * <p>If a consumer dies between getting an item and {@code taskDone}: nobody says it, so {@code join} waits on; give it a
 * time-out where consumers may be killed. {@link #shutdown(boolean) shutdown(true)} says it for items that nobody had got, not for those.
 *
 * @param <T> type of the items
 */
public interface JoinableQueue<T> extends Queue<T> {

    /**
     * Says that an item which was got has been dealt with.
     *
     * @throws IllegalStateException if that was said for all items already; nothing changes
     */
    void taskDone();

    /**
     * Waits until all items have been dealt with, as long as it takes.
     *
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.ClosedException if the queue was closed here, before or meanwhile
     */
    void join();

    /**
     * Waits until all items have been dealt with, for some time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return false if the time was over first
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     * @throws dev.brood.error.ClosedException if the queue was closed here, before or meanwhile
     */
    boolean join(Duration timeout);
}
