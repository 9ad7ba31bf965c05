package dev.brood.error;

import java.io.Serial;

/** Nobody is left who could receive what was to be sent. */
public final class BrokenPipeException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param message which end is gone, and how
     */
    public BrokenPipeException(String message) {
        super(message, null);
    }
}
