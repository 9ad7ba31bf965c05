package dev.brood.error;

import java.io.Serial;

/** The calling thread was interrupted while it waited. Its interrupt flag is set again. */
public final class WaitInterruptedException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    private WaitInterruptedException(String message, InterruptedException cause) {
        super(message, cause);
    }

    /**
     * Turns an interrupt that was caught during a wait into an unchecked exception, and keeps the flag set for callers
     * that look at it.
     *
     * @param waitedFor what the caller waited for, as in "waiting for Process-1"
     * @param cause the interrupt
     * @return the exception to throw
     */
    public static WaitInterruptedException during(String waitedFor, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new WaitInterruptedException("interrupted while " + waitedFor, cause);
    }
}
