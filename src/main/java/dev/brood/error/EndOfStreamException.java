package dev.brood.error;

import java.io.Serial;

/** Nobody is left who could send, and all that was sent has been received. */
public final class EndOfStreamException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param message which end is gone, and how
     */
    public EndOfStreamException(String message) {
        super(message, null);
    }
}
