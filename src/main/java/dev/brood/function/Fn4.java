package dev.brood.function;

/**
 * A function of four arguments, possibly called in another process. It may throw anything. Every function serves as an
 * {@link Action4} whose value is dropped.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <C> type of the third argument
 * @param <D> type of the fourth argument
 * @param <R> type of the value
 */
@FunctionalInterface
public interface Fn4<A, B, C, D, R> extends Action4<A, B, C, D> {

    /**
     * Computes the value.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @param d the fourth argument
     * @return the value
     * @throws Exception whatever the code behind it throws
     */
    R call(A a, B b, C c, D d) throws Exception;

    @Override
    default void run(A a, B b, C c, D d) throws Exception {
        call(a, b, c, d);
    }
}
