package dev.brood.error;

import java.io.Serial;

/**
 * Stands in for an exception of another process whose class, or one of whose fields, cannot be rebuilt here. It has the
 * original's class name, message, stack trace, causes and what it suppressed.
 */
public final class StandInException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final String originalClass;

    /**
     * Makes one.
     *
     * @param originalClass name of the original's class
     * @param message what the original says, or null
     * @param cause what stands in for its cause, or null
     */
    public StandInException(String originalClass, String message, Throwable cause) {
        super(message, cause);
        this.originalClass = originalClass;
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
