package dev.brood.internal.repl;

import dev.brood.error.TaskException;
import dev.brood.internal.diagnosis.StackTraces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * An exception for people: what it says, and the lines of the user's code, those of the worker first where it comes from one.
 *
 * @param thrown the exception, with traces in terms of the source
 */
record ThrownText(Throwable thrown) {

    /** What went wrong, in a line. */
    String headline() {
        return clean(origin().toString());
    }

    /** The exception that the user's function threw, wherever that was. */
    private Throwable origin() {
        return thrown instanceof TaskException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
    }

    /** The user's lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (origin() != thrown) {
            lines.add("  in " + ((TaskException) thrown).worker());
        }
        StackTraces.lines(origin()).forEach(line -> lines.add(clean(line)));
        if (origin() != thrown) {
            lines.add("  came here as TaskException");
            StackTraces.frames(thrown).forEach(line -> lines.add(clean(line)));
        }
        return lines;
    }

    /** Whether there is more to be told. */
    boolean isCut() {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            if (t.getSuppressed().length > 0
                    || StackTraces.frames(t).size() < t.getStackTrace().length) {
                return true;
            }
        }
        return false;
    }

    /** All of it, as Java prints it. */
    List<String> whole() {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text, true));
        return Arrays.stream(text.toString().split("\\R")).map(ThrownText::clean).toList();
    }

    static String clean(String text) {
        return StackTraces.clean(text);
    }
}
