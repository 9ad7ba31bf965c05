package dev.brood.error;

import java.io.Serial;

/** Shared memory could not be had, or is gone: there is no room for more, or the session that it belonged to is over. */
public final class SharedMemoryException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param message what was asked for, with sizes, and what to do
     * @param cause what the system said, or null
     */
    public SharedMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
