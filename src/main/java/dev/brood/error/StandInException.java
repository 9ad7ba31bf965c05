package dev.brood.error;

import java.io.Serial;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Stands in for an exception of another process whose class, or one of whose fields, cannot be rebuilt here. It has the
 * original's class name, message, stack trace, causes and what it suppressed.
 */
public final class StandInException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final String originalClass;

    private StandInException(Throwable original, Throwable cause) {
        super(original.getMessage(), cause);
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
        return of(original, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Causes may form a circle; it is cut where it closes. */
    private static StandInException of(Throwable original, Set<Throwable> seen) {
        if (original == null || !seen.add(original)) {
            return null;
        }
        if (original instanceof StandInException already) {
            return already;
        }
        StandInException standIn = new StandInException(original, of(original.getCause(), seen));
        for (Throwable suppressed : original.getSuppressed()) {
            StandInException other = of(suppressed, seen);
            if (other != null) {
                standIn.addSuppressed(other);
            }
        }
        return standIn;
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
