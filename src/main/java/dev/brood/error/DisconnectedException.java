package dev.brood.error;

import java.io.Serial;

/** The process that was called is gone, or cannot be reached. */
public final class DisconnectedException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says who, and why.
     *
     * @param message the address, and what the system says
     * @param cause the failure underneath, or null
     */
    public DisconnectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
