package dev.brood.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a JVM says on standard output when native code crashes it, or when it cannot start. It aborts then, so the signal, or the
 * option, that did it is said only here. For use by one thread.
 */
public final class CrashReport {

    private static final Set<String> FIRST_LINES =
            Set.of(
                    "# A fatal error has been detected by the Java Runtime Environment:",
                    "# There is insufficient memory for the Java Runtime Environment to continue.");

    private static final String NOT_STARTED = "Error occurred during initialization of VM";

    /** What a line is. */
    public enum Line {
        /** Not of the report. */
        OTHER,
        /** Says what happened. */
        TELLING,
        /** What the report says besides. */
        ADVICE
    }

    private boolean begun;
    private boolean notStarted;
    private boolean inCause;
    private boolean atFrame;

    /** Begins before the first line. */
    public CrashReport() {}

    /**
     * Reads on.
     *
     * @param line the next line of standard output
     * @return what it is
     */
    public Line take(String line) {
        notStarted |= !begun && line.equals(NOT_STARTED);
        if (notStarted) {
            return Line.TELLING;
        }
        if (!begun) {
            begun = FIRST_LINES.contains(line);
            inCause = begun;
            return begun ? Line.TELLING : Line.OTHER;
        }
        inCause &= !line.startsWith("# JRE version:");
        boolean tells = (inCause || atFrame) && line.length() > 1;
        atFrame = line.equals("# Problematic frame:");
        return tells ? Line.TELLING : Line.ADVICE;
    }

    /** Whether it is, or may be, among those that tell. */
    public static boolean isOfReport(String line) {
        return line.startsWith("# ");
    }

    /** What happened, if that is among these lines. */
    public static Optional<String> cause(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !FIRST_LINES.contains(line))
                .filter(CrashReport::isOfReport)
                .map(line -> line.substring(1).strip())
                .reduce((first, next) -> first + (first.endsWith(":") ? " " : "; ") + next);
    }
}
