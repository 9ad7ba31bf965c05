package dev.brood.error;

import java.io.Serial;

/** A process could not be started, for a reason that lies outside of the user's code. */
public final class ProcessFailedException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says what failed.
     *
     * @param message what was tried, and how it failed
     * @param cause the failure underneath, or null
     */
    public ProcessFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
