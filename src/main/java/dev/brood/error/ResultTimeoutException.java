package dev.brood.error;

import java.io.Serial;

/** A result was not there in time. It is still on its way, and may be asked for again. */
public final class ResultTimeoutException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says what was late.
     *
     * @param message what was late and for how long it was waited for
     */
    public ResultTimeoutException(String message) {
        super(message, null);
    }
}
