package dev.brood.internal.channel;

import dev.brood.channel.Queue;
import dev.brood.error.ClosedException;
import dev.brood.error.QueueEmptyException;
import dev.brood.error.QueueFullException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.memory.Handle;
import java.time.Duration;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Queue} in shared memory.
 *
 * @param <T> type of the items
 */
public sealed class SharedQueue<T> extends AbstractQueue<T> implements Queue<T>, Handle
        permits SharedJoinableQueue {

    private final QueueCell cell;
    private final RecordQueue.Watch watch = () -> this.closed;
    private volatile boolean closed;

    /**
     * Makes a queue.
     *
     * @param limit how many items it holds at most; zero or less is no limit
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public SharedQueue(int limit) {
        this(new QueueCell());
        cell.records().limit(Math.max(0, limit));
    }

    SharedQueue(QueueCell cell) {
        this.cell = cell;
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SharedQueue<>(new QueueCell(sent));
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

    RecordQueue records() {
        checkOpen();
        return cell.records();
    }

    private void checkOpen() {
        if (closed) {
            throw new ClosedException("this queue was closed in this process");
        }
    }

    /** Is over when the queue is closed here. */
    final RecordQueue.Watch watch() {
        return watch;
    }

    // ---- as in Python

    @Override
    public void put(T item) {
        put(item, Deadline.NEVER);
    }

    @Override
    public void put(T item, Duration timeout) {
        if (!put(item, Deadline.in(timeout))) {
            throw full("in " + seconds(timeout));
        }
    }

    @Override
    public void putNowait(T item) {
        put(item, false);
    }

    @Override
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
            throw Interrupted.during("waiting for room in a queue", e);
        }
    }

    private boolean putOrInterrupt(T item, Deadline deadline) throws InterruptedException {
        RecordQueue records = records();
        boolean done = Sender.put(records, "item", item, deadline, watch);
        if (!done && records().isShut()) { // also tells if it was closed
            throw new ClosedException("the queue was shut down, and takes no more items");
        }
        return done;
    }

    @Override
    public T get() {
        return found(getOrNothing(Deadline.NEVER), "");
    }

    @Override
    public T get(Duration timeout) {
        return found(getOrNothing(Deadline.in(timeout)), "nothing came in " + seconds(timeout));
    }

    @Override
    public T getNowait() {
        return get(false);
    }

    @Override
    public T get(boolean block) {
        return found(getOrNothing(block ? Deadline.NEVER : Deadline.NOW), "there is nothing in it");
    }

    private Object getOrNothing(Deadline deadline) {
        try {
            return getOrInterrupt(deadline);
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for an item of a queue", e);
        }
    }

    private Object getOrInterrupt(Deadline deadline) throws InterruptedException {
        Object item = records().get(deadline, watch);
        if (item == RecordQueue.NOTHING) {
            records(); // tells if it was closed
        }
        return item;
    }

    private void checkNotAtEnd() {
        if (records().isAtEnd()) {
            throw new ClosedException("the queue was shut down, and nothing is left in it");
        }
    }

    @SuppressWarnings("unchecked") // whoever put it says so
    private T found(Object item, String otherwise) {
        if (item == RecordQueue.NOTHING) {
            checkNotAtEnd();
            throw new QueueEmptyException("the queue is empty: " + otherwise);
        }
        return (T) item;
    }

    @Override
    public int qsize() {
        return (int) Math.min(Integer.MAX_VALUE, records().size());
    }

    @Override
    public boolean empty() {
        return records().size() == 0;
    }

    @Override
    public boolean full() {
        return records().size() >= records().capacity();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cell.records().callAll();
            cell.close();
        }
    }

    // ---- the end for all processes

    @Override
    public void shutdown() {
        shutdown(false);
    }

    @Override
    public void shutdown(boolean emptying) {
        RecordQueue records = records();
        try {
            records.shutDown(emptying);
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting to shut down a queue", e);
        }
        if (emptying) {
            drop(records);
        }
    }

    private static void drop(RecordQueue records) {
        try {
            records.dropRest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // it cannot be decoded here, and nobody wants it
        }
    }

    @Override
    public boolean isShutdown() {
        return records().isShut();
    }

    @Override
    public Iterable<T> items() {
        return () -> new ItemsUntilShutdown<>(this);
    }

    /** Waits for the next item; {@link RecordQueue#NOTHING} if there will be none. */
    Object next() {
        while (true) {
            Object item = getOrNothing(Deadline.NEVER);
            if (item != RecordQueue.NOTHING || records().isAtEnd()) {
                return item;
            }
        }
    }

    @Override
    public boolean isReady() {
        return closed || cell.records().size() > 0 || cell.records().isShut();
    }

    private long capacity() {
        return cell.records().capacity();
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
        return orNull(orEnd(getOrNothing(Deadline.NOW)));
    }

    @Override
    public T poll(long time, TimeUnit unit) throws InterruptedException {
        return orNull(orEnd(getOrInterrupt(Deadline.inNanos(unit.toNanos(time)))));
    }

    private Object orEnd(Object item) {
        if (item == RecordQueue.NOTHING) {
            checkNotAtEnd();
        }
        return item;
    }

    @SuppressWarnings("unchecked") // whoever put it says so
    private T orNull(Object item) {
        return item == RecordQueue.NOTHING ? null : (T) item;
    }

    @Override
    @SuppressWarnings("unchecked") // whoever put it says so
    public T peek() {
        RecordCursor.Item first = scan(RecordCursor::first, null);
        return first == null ? null : (T) RecordCursor.decode(first.value());
    }

    <R> R scan(java.util.function.Function<RecordCursor, R> action, R otherwise) {
        try {
            return records().scan(action, otherwise);
        } catch (InterruptedException e) {
            throw Interrupted.during("looking into a queue", e);
        }
    }

    @Override
    public int remainingCapacity() {
        long room = capacity() - records().size();
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
                count < most && (item = getOrNothing(Deadline.NOW)) != RecordQueue.NOTHING;
                count++) {
            target.add(orNull(item));
        }
        return count;
    }

    @Override
    public void clear() {
        while (getOrNothing(Deadline.NOW) != RecordQueue.NOTHING) {
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
        return new QueueIterator<>(this, scan(RecordCursor::items, List.of()));
    }

    @Override
    public String toString() {
        return closed
                ? "Queue[closed]"
                : "Queue[%d%s%s]"
                        .formatted(
                                qsize(),
                                capacity() == Long.MAX_VALUE ? "" : " of " + capacity(),
                                isShutdown() ? ", shut down" : "");
    }
}
