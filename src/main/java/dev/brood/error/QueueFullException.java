package dev.brood.error;

import java.io.Serial;

/** There was no room in the queue, or not in time. */
public final class QueueFullException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param message the queue, its limit and how long was waited
     */
    public QueueFullException(String message) {
        super(message, null);
    }
}
