package dev.brood.error;

import java.io.Serial;

/** The calling thread was interrupted while it waited. Its interrupt flag is set again. */
public final class WaitInterruptedException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what was waited for
     * @param cause the interrupt
     */
    public WaitInterruptedException(String message, InterruptedException cause) {
        super(message, cause);
    }
}
