package dev.brood.internal.process;

import dev.brood.internal.code.Traces;
import dev.brood.internal.diagnosis.UserNames;
import dev.brood.internal.worker.WorkerProcess;
import java.io.Serial;

/** What was sent to a worker cannot be read there, mostly as the user's code throws while its objects are made. */
final class UnreadableException extends IllegalStateException {

    @Serial private static final long serialVersionUID = 1;

    private UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says it in the user's terms: what was thrown first of all, without those who passed it on. */
    static UnreadableException of(Throwable why, WorkerProcess worker) {
        Throwable first = why;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        Throwable shown = new Traces(worker.session()).translate(first);
        var unreadable =
                new UnreadableException(
                        "what was sent cannot be read in the worker: "
                                + UserNames.clean(shown.toString().lines().findFirst().orElse("")),
                        shown);
        unreadable.setStackTrace(new StackTraceElement[0]); // those are ours alone
        return unreadable;
    }
}
