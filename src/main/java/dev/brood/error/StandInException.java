package dev.brood.error;

import java.io.Serial;

/**
 * Stands in for an exception of another process whose class, or one of whose fields, cannot be rebuilt here. It has the
 * original's class name, message, stack trace and causes.
 */
public final class StandInException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String originalClass;

    private StandInException(Throwable original) {
        super(original.getMessage(), original.getCause() == null ? null : of(original.getCause()));
        this.originalClass = original.getClass().getName();
        setStackTrace(original.getStackTrace());
    }

    /**
     * Makes a stand-in that any process can rebuild.
     *
     * @param original the exception to stand in for
     * @return its stand-in, or the original if it is one already
     */
    public static StandInException of(Throwable original) {
        return original instanceof StandInException already ? already : new StandInException(original);
    }

    /**
     * Tells what the original was.
     *
     * @return name of the original's class
     */
    public String originalClass() {
        return originalClass;
    }

    @Override
    public String toString() {
        return getMessage() == null ? originalClass : originalClass + ": " + getMessage();
    }
}
