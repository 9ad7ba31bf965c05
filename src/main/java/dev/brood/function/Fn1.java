package dev.brood.function;

/**
 * A function of one argument, possibly called in another process. It may throw anything. Every function serves as an
 * {@link Action1} whose value is dropped.
 *
 * @param <A> type of the argument
 * @param <R> type of the value
 */
@FunctionalInterface
public interface Fn1<A, R> extends Action1<A> {

    /**
     * Computes the value.
     *
     * @param a the argument
     * @return the value
     * @throws Exception whatever the code behind it throws
     */
    R call(A a) throws Exception;

    @Override
    default void run(A a) throws Exception {
        call(a);
    }
}
