package dev.brood.channel;

import dev.brood.error.ClosedException;
import dev.brood.error.QueueEmptyException;
import dev.brood.error.QueueFullException;
import dev.brood.error.WaitInterruptedException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/**
 * A queue between processes, and between their threads: any number of producers and consumers, first in, first out. It
 * holds as many items as it was made for, or grows without bound.
 *
 * <p>An item is encoded in {@link #put}, which returns when it lies in shared memory: it outlives its producer, and
 * changing it afterwards changes nothing for the receiver, who gets a copy. There is no thread behind the queue, so
 * {@link #size}, {@link #empty} and {@link #full} are exact, and a producer can end without waiting for a reader. Items
 * may be null in {@link #put} and {@link #get}.
 *
 * <p>May be sent anywhere; all copies are the same queue. It is a {@link BlockingQueue} as well. Its iterator and the
 * methods built on it work on a snapshot. {@link #shutdown()} is about all processes, {@link #close} about this one only.
 *
 * <p>A function in an item brings its classes, but no session variables: where it is called, it finds those of that process,
 * as they came with what the process was started for. Give it what it needs as captured or local variables, or as an argument.
 *
 * <p>Memory consistency effects: what a thread did before it put an item is visible to the thread that gets it, as far as
 * it is in shared memory or in the same process.
 *
 * <p>If a process dies in the middle of a call: the queue is whole. An item whose {@code put} returned is there, and is
 * given to one consumer, in one piece. A consumer that dies takes with it what it had got; a put that was cut short has
 * happened or not.
 *
 * @param <T> type of the items
 */
public interface Queue<T> extends BlockingQueue<T>, Waitable {

    /**
     * Puts an item; waits for room as long as it takes.
     *
     * @param item the item, or null
     * @throws dev.brood.error.NotSendableException if it cannot be sent; the queue is as before
     * @throws dev.brood.error.SharedMemoryException if there is no shared memory for it; the queue is as before
     * @throws ClosedException if the queue was shut down, or closed here, before or meanwhile
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    @Override
    void put(T item);

    /**
     * Puts an item; waits for room for some time.
     *
     * @param item the item, or null
     * @param timeout how long to wait; zero or less is not at all
     * @throws QueueFullException if there was no room in time; otherwise as {@link #put(Object)}
     */
    void put(T item, Duration timeout);

    /**
     * Puts an item if there is room.
     *
     * @param item the item, or null
     * @throws QueueFullException if there is none; otherwise as {@link #put(Object)}
     */
    void putNowait(T item);

    /**
     * Puts an item.
     *
     * @param item the item, or null
     * @param block whether to wait for room
     * @throws QueueFullException if there is none and it may not wait; otherwise as {@link #put(Object)}
     */
    void put(T item, boolean block);

    /**
     * Gets the next item; waits as long as it takes.
     *
     * @return the item, possibly null
     * @throws ClosedException if the queue was shut down and nothing is left in it, or if it was closed here, before or meanwhile
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    T get();

    /**
     * Gets the next item; waits for some time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return the item, possibly null
     * @throws QueueEmptyException if there was none in time; otherwise as {@link #get()}
     */
    T get(Duration timeout);

    /**
     * Gets the next item if there is one.
     *
     * @return the item, possibly null
     * @throws QueueEmptyException if there is none; otherwise as {@link #get()}
     */
    T getNowait();

    /**
     * Gets the next item.
     *
     * @param block whether to wait for one
     * @return the item, possibly null
     * @throws QueueEmptyException if there is none and it may not wait; otherwise as {@link #get()}
     */
    T get(boolean block);

    /**
     * Counts the items. Exact on every system, for the moment in which it looks.
     *
     * @return how many there are
     */
    int qsize();

    /**
     * Tells whether there is nothing in it.
     *
     * @return true if a {@link #getNowait} would fail
     */
    boolean empty();

    /**
     * Tells whether there is no room in it.
     *
     * @return true if a {@link #putNowait} would fail
     */
    boolean full();

    /**
     * Ends the queue for all processes of the session: from now on nothing can be put, and puts that wait fail. What is there can be got;
     * then gets fail, those that wait as well. As a {@link BlockingQueue} it fails in the same way: {@code offer} and {@code poll} throw, too.
     * Shutting down again does nothing.
     *
     * <p>If the process dies meanwhile, it has happened for all or for none, and who waits is told in either case.
     *
     * @throws ClosedException if the queue was closed here
     * @throws WaitInterruptedException if the thread is interrupted while it waits for a put to end; the queue is not shut down then
     */
    void shutdown();

    /**
     * Ends the queue for all processes of the session.
     *
     * @param emptying whether to drop what is there as well: then gets fail at once, and the items that nobody had got count as dealt with, for
     *     {@link JoinableQueue#join}; otherwise as {@link #shutdown()}. It may come after that
     * @throws ClosedException if the queue was closed here
     * @throws WaitInterruptedException if the thread is interrupted while it waits for a put or get to end; the queue is not shut down then
     */
    void shutdown(boolean emptying);

    /**
     * Tells whether some process has shut it down.
     *
     * @return true if nothing can be put any more
     * @throws ClosedException if the queue was closed here
     */
    boolean isShutdown();

    /**
     * Gives the items as they come, until the queue is shut down and nothing is left in it: {@code for (var x : queue.items())}. Each is got as
     * {@link #get()} does, so several loops, in any processes, share them.
     *
     * @return the items; each iterator is a consumer, which waits and throws as {@code get} does until the end
     */
    Iterable<T> items();

    /**
     * Ends the use of the queue by this process: its calls fail from now on, those that wait as well. Other processes go
     * on, and what is in the queue stays there as long as one of them has it, or it is on its way to one. Closing again does
     * nothing.
     */
    void close();
}
