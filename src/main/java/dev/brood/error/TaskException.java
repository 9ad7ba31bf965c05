package dev.brood.error;

import dev.brood.internal.diagnosis.UserNames;
import java.io.Serial;

/** The user's function threw in its worker. The cause is the original exception with the worker's stack trace, or, where
 * the original cannot be rebuilt here, a {@link StandInException}. */
public final class TaskException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /** Name and pid of the worker, as text. */
    private final String worker;

    /**
     * Wraps what a worker's function threw.
     *
     * @param worker name and pid of the worker, as in "Process-1 (pid 4711)"
     * @param cause what the function threw
     */
    public TaskException(String worker, Throwable cause) {
        this(worker, "", cause);
    }

    /**
     * Wraps what a worker's function threw, for one of many items.
     *
     * @param worker name and pid of the worker
     * @param item which one, as in {@code item 3: "text"}; empty if there is only one
     * @param cause what the function threw
     */
    public TaskException(String worker, String item, Throwable cause) {
        super(
                "%s (%sin %s)"
                        .formatted(
                                UserNames.clean(cause + ""),
                                item.isEmpty() ? "" : item + ", ",
                                worker),
                cause);
        this.worker = worker;
    }

    /**
     * Tells where the function ran.
     *
     * @return name and pid of the worker
     */
    public String worker() {
        return worker;
    }
}
