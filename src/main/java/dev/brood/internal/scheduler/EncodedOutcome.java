package dev.brood.internal.scheduler;

import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import java.util.function.Supplier;

/**
 * An outcome of an item that has not been decoded. The item has no outcome before that is done, without the scheduler's lock.
 *
 * @param worker what the worker is called in errors
 * @param job the job of the item
 * @param index which item it is
 * @param encoded the outcome
 */
record EncodedOutcome(String worker, Job job, int index, WorkerEvents.Encoded encoded) {

    /** Decodes it, without the lock. Gives what is to be done under the lock then. */
    Runnable decoded(SchedulerState state) {
        try {
            Object value = encoded.value();
            return () -> state.succeed(job, index, value);
        } catch (Throwable e) {
            Supplier<RuntimeException> failure = failure(worker, job, index, e);
            return () -> state.fail(job, index, failure);
        }
    }

    /** The failure of an item whose function threw. The exception is made for each who asks, and the item's text not before. */
    static Supplier<RuntimeException> failure(String worker, Job job, int index, Throwable thrown) {
        return () ->
                thrown instanceof NotSendableException ours
                        ? ours
                        : new TaskException(worker, job.itemInWords(index), thrown);
    }
}
