package dev.brood.error;

import java.io.Serial;

/** A task ran longer than it was allowed to, and was killed with its worker. */
public final class TaskTimeoutException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says what was late.
     *
     * @param message which task, and the limit that it passed
     */
    public TaskTimeoutException(String message) {
        super(message, null);
    }
}
