package dev.brood.internal.sync;

import dev.brood.error.TaskException;
import dev.brood.function.Fn;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.memory.ProcessToken;

/** Calls that wait or run the user's code, without checked exceptions. */
final class Unchecked {

    /** A call that may be interrupted. */
    @FunctionalInterface
    interface Waiting<T> {
        T call(Deadline deadline) throws InterruptedException;
    }

    private Unchecked() {}

    /** Waits; an interrupt becomes an unchecked exception. */
    static <T> T await(String what, Deadline deadline, Waiting<T> waiting) {
        try {
            return waiting.call(deadline);
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for " + what, e);
        }
    }

    /** Runs the user's code; a checked exception becomes the cause of one of ours. */
    static <R> R call(Fn<R> function) {
        try {
            return function.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new TaskException("pid " + ProcessToken.pid(ProcessToken.mine()), e);
        }
    }
}
