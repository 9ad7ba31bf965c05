package dev.brood.error;

import java.io.Serial;

/** The process that was called is gone, or cannot be reached. */
public final class DisconnectedException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says who, and why if that is known.
     *
     * @param message which process, how it ended, and what it said last
     */
    public DisconnectedException(String message) {
        super(message, null);
    }
}
