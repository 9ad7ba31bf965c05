package dev.brood.error;

import java.io.Serial;

/** A party of the barrier gave up, died, or reset or aborted it while others waited. */
public final class BrokenBarrierException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param message what broke the barrier
     */
    public BrokenBarrierException(String message) {
        super(message, null);
    }
}
