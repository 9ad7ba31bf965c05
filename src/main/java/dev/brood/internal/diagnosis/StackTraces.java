package dev.brood.internal.diagnosis;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Prints the lines of a trace that are the user's: frames of the JDK and of Brood say nothing to them. */
public final class StackTraces {

    /** Enough to see where it was, and that it was an endless recursion. */
    private static final int MOST_FRAMES = 24;

    private StackTraces() {}

    /**
     * Takes out of a text the names of the classes that JShell has made.
     *
     * @param text what an exception says, or the name of a type
     * @return the same in terms of what was typed
     */
    public static String clean(String text) {
        return UserNames.clean(text);
    }

    /**
     * Prints the user's frames of an exception and of its causes. The first line, what the exception says, is left to
     * the caller.
     *
     * @param thrown the exception, with translated traces
     * @param out where to
     */
    public static void print(Throwable thrown, PrintStream out) {
        lines(thrown).forEach(out::println);
    }

    /**
     * Gives what {@link #print} prints.
     *
     * @param thrown the exception, with translated traces
     * @return the lines
     */
    public static List<String> lines(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            if (t != thrown) {
                lines.add("Caused by: " + clean(t.toString()));
            }
            lines.addAll(frames(t));
        }
        return lines;
    }

    /**
     * Gives the user's frames of an exception, without those of its causes.
     *
     * @param thrown the exception, with a translated trace
     * @return the lines
     */
    public static List<String> frames(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        List<StackTraceElement> frames =
                Arrays.stream(thrown.getStackTrace()).filter(StackTraces::isUsers).toList();
        frames.stream().limit(MOST_FRAMES).forEach(frame -> lines.add("    at " + frame));
        if (frames.size() > MOST_FRAMES) {
            lines.add("    ... " + (frames.size() - MOST_FRAMES) + " more");
        }
        return lines;
    }

    private static boolean isUsers(StackTraceElement frame) {
        return frame.getModuleName() == null && !frame.getClassName().startsWith("dev.brood.");
    }
}
