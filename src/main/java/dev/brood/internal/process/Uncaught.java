package dev.brood.internal.process;

import dev.brood.internal.diagnosis.UserNames;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What nobody has caught, in a worker, on standard error: the user's names and lines, in one piece. */
final class Uncaught {

    private Uncaught() {}

    /** From now on other threads than the main one are told as the JVM would, unless the user has said otherwise. */
    static void tellOfThreads() {
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
                    tell("Exception in thread \"" + thread.getName() + "\" ", thrown));
        }
    }

    /** Says what was thrown. Traces of several threads and processes do not mix. */
    static void tell(String head, Throwable thrown) {
        StringWriter text = new StringWriter();
        text.append(head);
        Throwable shown = SessionCode.translate(thrown);
        (StandIn.speaks(shown) ? shown : StandIn.of(shown)).printStackTrace(new PrintWriter(text));
        System.err.print(UserNames.clean(text.toString()));
        System.err.flush();
    }
}
