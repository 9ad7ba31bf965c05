package dev.brood.function;

/**
 * A function of no argument, possibly called in another process. It may throw anything. Every function serves as an
 * {@link Action} whose value is dropped.
 *
 * @param <R> type of the value
 */
@FunctionalInterface
public interface Fn<R> extends Action {

    /**
     * Computes the value.
     *
     * @return the value
     * @throws Exception whatever the code behind it throws
     */
    R call() throws Exception;

    @Override
    default void run() throws Exception {
        call();
    }
}
