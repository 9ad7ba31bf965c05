package dev.brood.shell;

import java.io.PrintStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Prints the lines of a trace that are the user's: frames of the JDK and of Brood say nothing to them. */
public final class StackTraces {

    private StackTraces() {}

    /**
     * Prints the user's frames of an exception and of its causes. The first line, what the exception says, is left to
     * the caller.
     *
     * @param thrown the exception, with translated traces
     * @param out where to
     */
    public static void print(Throwable thrown, PrintStream out) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            if (t != thrown) {
                out.println("Caused by: " + t);
            }
            for (StackTraceElement frame : t.getStackTrace()) {
                if (isUsers(frame)) {
                    out.println("    at " + frame);
                }
            }
        }
    }

    private static boolean isUsers(StackTraceElement frame) {
        return frame.getModuleName() == null && !frame.getClassName().startsWith("dev.brood.");
    }
}
