package dev.brood.function;

/**
 * A function of two arguments, possibly called in another process. It may throw anything. Every function serves as an
 * {@link Action2} whose value is dropped.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <R> type of the value
 */
@FunctionalInterface
public interface Fn2<A, B, R> extends Action2<A, B> {

    /**
     * Computes the value.
     *
     * @param a the first argument
     * @param b the second argument
     * @return the value
     * @throws Exception whatever the code behind it throws
     */
    R call(A a, B b) throws Exception;

    @Override
    default void run(A a, B b) throws Exception {
        call(a, b);
    }
}
