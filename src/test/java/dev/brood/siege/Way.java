package dev.brood.siege;

import dev.brood.channel.Connection;
import dev.brood.channel.Queue;
import dev.brood.error.EndOfStreamException;

/**
 * A queue, or a pipe.
 *
 * @param queue null if it is a pipe
 * @param in the end that receives; null for those who do not
 * @param out the end that sends; null for those who do not
 */
record Way(Queue<Object> queue, Connection<Object> in, Connection<Object> out) {

    /** Tells the consumers of a queue that all is over. */
    static final String END = "end";

    void put(Object item) {
        if (queue != null) {
            queue.put(item);
        } else {
            out.send(item);
        }
    }

    /** Gives the next item; null at the end. */
    Object get() {
        if (queue != null) {
            Object item = queue.get();
            return END.equals(item) ? null : item;
        }
        try {
            return in.recv();
        } catch (EndOfStreamException e) {
            return null;
        }
    }

    Way toPut() {
        return new Way(queue, null, out);
    }

    Way toGet() {
        return new Way(queue, in, null);
    }
}
