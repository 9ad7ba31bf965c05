package dev.brood.error;

import java.io.Serial;

/** There was nothing in the queue, or not in time. */
public final class QueueEmptyException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param message the queue and how long was waited
     */
    public QueueEmptyException(String message) {
        super(message, null);
    }
}
