package dev.brood.internal.channel;

import java.util.Iterator;
import java.util.List;

/** Goes over what was in a queue at one moment. */
final class QueueIterator<T> implements Iterator<T> {

    private final SharedQueue<T> queue;
    private final Iterator<RecordCursor.Item> items;
    private RecordCursor.Item last;

    QueueIterator(SharedQueue<T> queue, List<RecordCursor.Item> items) {
        this.queue = queue;
        this.items = items.iterator();
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    @SuppressWarnings("unchecked") // whoever put it says so
    public T next() {
        last = items.next();
        return (T) RecordCursor.decode(last.value());
    }

    @Override
    public void remove() {
        tryRemove();
    }

    /** Removes the last item. Gives false if it was not there any more. */
    boolean tryRemove() {
        if (last == null) {
            throw new IllegalStateException("next() comes before remove()");
        }
        long number = last.number();
        last = null;
        boolean removed = queue.scan(scan -> scan.remove(number), false);
        if (removed) {
            queue.records().callAll();
        }
        return removed;
    }
}
