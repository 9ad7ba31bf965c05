package dev.brood.internal.channel;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Gets the items of a queue until it is shut down and empty. To know whether there is another one, it gets it. */
final class ItemsUntilShutdown<T> implements Iterator<T> {

    private final SharedQueue<T> queue;

    /** What was got and not given; null if nothing was. */
    private Object next;

    private boolean isKnown;

    ItemsUntilShutdown(SharedQueue<T> queue) {
        this.queue = queue;
    }

    @Override
    public boolean hasNext() {
        if (!isKnown) {
            next = queue.next();
            isKnown = true;
        }
        return next != RecordQueue.NOTHING;
    }

    @Override
    @SuppressWarnings("unchecked") // whoever put it says so
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the queue was shut down, and nothing is left in it");
        }
        T item = (T) next;
        next = null;
        isKnown = false;
        return item;
    }
}
