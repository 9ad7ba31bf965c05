package dev.brood.internal.process;

import dev.brood.error.StandInException;
import dev.brood.internal.diagnosis.UserNames;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;

/** Makes what stands in for an exception. Whatever the user's class throws when it is asked, it gives one. */
final class StandIn {

    private static final StackTraceElement[] NO_TRACE = {};

    private StandIn() {}

    /**
     * Makes a stand-in that any process can rebuild.
     *
     * @param original the exception to stand in for
     * @return its stand-in, or the original if it is one already
     */
    static StandInException of(Throwable original) {
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
        StandInException standIn = make(original, of(causeOf(original), seen));
        for (Throwable suppressed : original.getSuppressed()) {
            StandInException other = of(suppressed, seen);
            if (other != null) {
                standIn.addSuppressed(other);
            }
        }
        return standIn;
    }

    private static StandInException make(Throwable original, Throwable cause) {
        StandInException standIn =
                new StandInException(
                        UserNames.clean(original.getClass().getName()), messageOf(original), cause);
        standIn.setStackTrace(traceOf(original));
        return standIn;
    }

    private static String messageOf(Throwable original) {
        try {
            return UserNames.clean(original.getMessage());
        } catch (RuntimeException | Error e) {
            return "(what it says is not known: its getMessage() throws %s)"
                    .formatted(UserNames.clean(e.getClass().getName()));
        }
    }

    private static StackTraceElement[] traceOf(Throwable original) {
        try {
            return Objects.requireNonNullElse(original.getStackTrace(), NO_TRACE);
        } catch (RuntimeException | Error e) {
            return NO_TRACE;
        }
    }

    private static Throwable causeOf(Throwable original) {
        try {
            return original.getCause();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    /**
     * Tells whether an exception can be asked what people want to know of it. One that throws when it is asked needs a
     * stand-in.
     *
     * @param thrown the exception, which is asked together with its causes and what it suppressed
     * @return false if one of them throws
     */
    static boolean speaks(Throwable thrown) {
        try {
            return speaks(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    private static boolean speaks(Throwable thrown, Set<Throwable> seen) {
        for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            String _ = t.toString() + t.getMessage() + t.getLocalizedMessage();
            for (StackTraceElement frame : t.getStackTrace()) {
                Objects.requireNonNull(frame);
            }
            for (Throwable suppressed : t.getSuppressed()) {
                if (!speaks(suppressed, seen)) {
                    return false;
                }
            }
        }
        return true;
    }
}
