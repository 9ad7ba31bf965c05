package dev.brood.process;

import java.util.List;

/**
 * What {@code waitAll} and {@code waitFirstError} found, each result once, in the order in which they were given.
 *
 * @param <T> type of the values
 * @param done the results that were there, however they came out
 * @param notDone those that were not; the work goes on
 */
public record Waited<T>(List<AsyncResult<T>> done, List<AsyncResult<T>> notDone) {

    /** Takes copies of the lists. */
    public Waited {
        done = List.copyOf(done);
        notDone = List.copyOf(notDone);
    }
}
