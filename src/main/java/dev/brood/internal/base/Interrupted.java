package dev.brood.internal.base;

import dev.brood.error.WaitInterruptedException;

/** How a wait of the user's ends when its thread is interrupted. */
public final class Interrupted {

    private Interrupted() {}

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
