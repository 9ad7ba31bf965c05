package dev.brood.error;

import java.io.Serial;

/** The thing was closed before or during the call. */
public final class ClosedException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says what was closed.
     *
     * @param message what was closed, and what to do instead
     */
    public ClosedException(String message) {
        super(message, null);
    }
}
