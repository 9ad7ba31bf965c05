package dev.brood.channel;

import dev.brood.error.ClosedException;
import dev.brood.error.QueueEmptyException;
import dev.brood.error.QueueFullException;
import dev.brood.error.WaitInterruptedException;
import dev.brood.memory.Deadline;
import dev.brood.memory.Handle;
import java.time.Duration;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

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
 * methods built on it work on a snapshot. {@link #close} is about this process only.
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
public sealed class Queue<T> extends AbstractQueue<T> implements BlockingQueue<T>, Waitable, Handle
        permits JoinableQueue {

    private final QueueCell cell;
    private final Lane.Watch watch = () -> this.closed;
    private volatile boolean closed;

    /**
     * Makes a queue.
     *
     * @param limit how many items it holds at most; zero or less is no limit
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public Queue(int limit) {
        this(new QueueCell());
        cell.lane().limit(Math.max(0, limit));
    }

    Queue(QueueCell cell) {
        this.cell = cell;
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new Queue<>(new QueueCell(sent));
    }

    @Override
    public Sent sent() {
        checkOpen();
        return cell.sent();
    }

    @Override
    public boolean receivedAgain(Sent sent) {
        return !closed && cell.receivedAgain(sent);
    }

    Lane lane() {
        checkOpen();
        return cell.lane();
    }

    private void checkOpen() {
        if (closed) {
            throw new ClosedException("this queue was closed in this process");
        }
    }

    /** Is over when the queue is closed here. */
    final Lane.Watch watch() {
        return watch;
    }

    // ---- as in Python

    /**
     * Puts an item; waits for room as long as it takes.
     *
     * @param item the item, or null
     * @throws dev.brood.error.NotSendableException if it cannot be sent; the queue is as before
     * @throws dev.brood.error.SharedMemoryException if there is no shared memory for it; the queue is as before
     * @throws ClosedException if the queue was closed here, before or meanwhile
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    @Override
    public void put(T item) {
        put(item, Deadline.NEVER);
    }

    /**
     * Puts an item; waits for room for some time.
     *
     * @param item the item, or null
     * @param timeout how long to wait; zero or less is not at all
     * @throws QueueFullException if there was no room in time; otherwise as {@link #put(Object)}
     */
    public void put(T item, Duration timeout) {
        if (!put(item, Deadline.in(timeout))) {
            throw full("in " + seconds(timeout));
        }
    }

    /**
     * Puts an item if there is room.
     *
     * @param item the item, or null
     * @throws QueueFullException if there is none; otherwise as {@link #put(Object)}
     */
    public void putNowait(T item) {
        put(item, false);
    }

    /**
     * Puts an item.
     *
     * @param item the item, or null
     * @param block whether to wait for room
     * @throws QueueFullException if there is none and it may not wait; otherwise as {@link #put(Object)}
     */
    public void put(T item, boolean block) {
        if (!put(item, block ? Deadline.NEVER : Deadline.NOW)) {
            throw full("now");
        }
    }

    private static String seconds(Duration time) {
        String text = "%d.%09d".formatted(time.getSeconds(), time.getNano());
        return text.replaceFirst("\\.?0*$", "") + " s";
    }

    private QueueFullException full(String when) {
        return new QueueFullException(
                "no room in the queue %s: it holds %d items at most".formatted(when, capacity()));
    }

    private boolean put(T item, Deadline deadline) {
        try {
            return putOrInterrupt(item, deadline);
        } catch (InterruptedException e) {
            throw WaitInterruptedException.during("waiting for room in a queue", e);
        }
    }

    private boolean putOrInterrupt(T item, Deadline deadline) throws InterruptedException {
        Lane lane = lane();
        boolean done = Sending.put(lane, "item", item, deadline, watch);
        if (!done) {
            lane(); // tells if it was closed
        }
        return done;
    }

    /**
     * Gets the next item; waits as long as it takes.
     *
     * @return the item, possibly null
     * @throws ClosedException if the queue was closed here, before or meanwhile
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    public T get() {
        return found(getOrNothing(Deadline.NEVER), "");
    }

    /**
     * Gets the next item; waits for some time.
     *
     * @param timeout how long to wait; zero or less is not at all
     * @return the item, possibly null
     * @throws QueueEmptyException if there was none in time; otherwise as {@link #get()}
     */
    public T get(Duration timeout) {
        return found(getOrNothing(Deadline.in(timeout)), "nothing came in " + seconds(timeout));
    }

    /**
     * Gets the next item if there is one.
     *
     * @return the item, possibly null
     * @throws QueueEmptyException if there is none; otherwise as {@link #get()}
     */
    public T getNowait() {
        return get(false);
    }

    /**
     * Gets the next item.
     *
     * @param block whether to wait for one
     * @return the item, possibly null
     * @throws QueueEmptyException if there is none and it may not wait; otherwise as {@link #get()}
     */
    public T get(boolean block) {
        return found(getOrNothing(block ? Deadline.NEVER : Deadline.NOW), "there is nothing in it");
    }

    private Object getOrNothing(Deadline deadline) {
        try {
            return getOrInterrupt(deadline);
        } catch (InterruptedException e) {
            throw WaitInterruptedException.during("waiting for an item of a queue", e);
        }
    }

    private Object getOrInterrupt(Deadline deadline) throws InterruptedException {
        Object item = lane().get(deadline, watch);
        if (item == Lane.NOTHING) {
            lane(); // tells if it was closed
        }
        return item;
    }

    @SuppressWarnings("unchecked") // whoever put it says so
    private T found(Object item, String otherwise) {
        if (item == Lane.NOTHING) {
            throw new QueueEmptyException("the queue is empty: " + otherwise);
        }
        return (T) item;
    }

    /**
     * Counts the items. Exact on every system, for the moment in which it looks.
     *
     * @return how many there are
     */
    public int qsize() {
        return (int) Math.min(Integer.MAX_VALUE, lane().size());
    }

    /**
     * Tells whether there is nothing in it.
     *
     * @return true if a {@link #getNowait} would fail
     */
    public boolean empty() {
        return lane().size() == 0;
    }

    /**
     * Tells whether there is no room in it.
     *
     * @return true if a {@link #putNowait} would fail
     */
    public boolean full() {
        return lane().size() >= lane().capacity();
    }

    /**
     * Ends the use of the queue by this process: its calls fail from now on, those that wait as well. Other processes go
     * on, and what is in the queue stays there as long as one of them has it, or it is on its way to one. Closing again does
     * nothing.
     */
    public void close() {
        if (!closed) {
            closed = true;
            cell.lane().callAll();
            cell.close();
        }
    }

    @Override
    public boolean isReady() {
        return closed || cell.lane().size() > 0;
    }

    private long capacity() {
        return cell.lane().capacity();
    }

    // ---- as a BlockingQueue

    @Override
    public boolean offer(T item) {
        return put(Objects.requireNonNull(item), Deadline.NOW);
    }

    @Override
    public boolean offer(T item, long time, TimeUnit unit) throws InterruptedException {
        return putOrInterrupt(Objects.requireNonNull(item), Deadline.inNanos(unit.toNanos(time)));
    }

    @Override
    public T take() throws InterruptedException {
        return found(getOrInterrupt(Deadline.NEVER), "");
    }

    @Override
    public T poll() {
        return orNull(getOrNothing(Deadline.NOW));
    }

    @Override
    public T poll(long time, TimeUnit unit) throws InterruptedException {
        return orNull(getOrInterrupt(Deadline.inNanos(unit.toNanos(time))));
    }

    @SuppressWarnings("unchecked") // whoever put it says so
    private T orNull(Object item) {
        return item == Lane.NOTHING ? null : (T) item;
    }

    @Override
    @SuppressWarnings("unchecked") // whoever put it says so
    public T peek() {
        LaneScan.Item first = scan(LaneScan::first, null);
        return first == null ? null : (T) LaneScan.decode(first.value());
    }

    <R> R scan(java.util.function.Function<LaneScan, R> action, R otherwise) {
        try {
            return lane().scan(action, otherwise);
        } catch (InterruptedException e) {
            throw WaitInterruptedException.during("looking into a queue", e);
        }
    }

    @Override
    public int remainingCapacity() {
        long room = capacity() - lane().size();
        return Math.clamp(room, 0, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super T> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super T> target, int most) {
        Objects.requireNonNull(target, "a queue cannot be drained into null");
        if (target == this) {
            throw new IllegalArgumentException("a queue cannot be drained into itself");
        }
        int count = 0;
        for (Object item;
                count < most && (item = getOrNothing(Deadline.NOW)) != Lane.NOTHING;
                count++) {
            target.add(orNull(item));
        }
        return count;
    }

    @Override
    public void clear() {
        while (getOrNothing(Deadline.NOW) != Lane.NOTHING) {
            // the next one; unlike poll(), this tells a null from the end
        }
    }

    /** Removes an item that equals this one. Gives true if it did, and not somebody else who got it meanwhile. */
    @Override
    public boolean remove(Object wanted) {
        QueueIterator<T> items = snapshot();
        while (items.hasNext()) {
            if (Objects.equals(wanted, items.next()) && items.tryRemove()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return qsize();
    }

    /** Iterates over what is in the queue now; {@code remove} takes the item out if it is still there. */
    @Override
    public Iterator<T> iterator() {
        return snapshot();
    }

    private QueueIterator<T> snapshot() {
        return new QueueIterator<>(this, scan(LaneScan::items, List.of()));
    }

    @Override
    public String toString() {
        return closed
                ? "Queue[closed]"
                : "Queue[%d%s]"
                        .formatted(
                                qsize(), capacity() == Long.MAX_VALUE ? "" : " of " + capacity());
    }
}
