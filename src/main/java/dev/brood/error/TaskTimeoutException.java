package dev.brood.error;

import java.io.Serial;

/** A result was not there in time, or a task ran longer than it was allowed to. */
public final class TaskTimeoutException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says what was late.
     *
     * @param message what was late and the limit that it passed
     */
    public TaskTimeoutException(String message) {
        super(message, null);
    }
}
