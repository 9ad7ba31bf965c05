package dev.brood.function;

/**
 * A function of three arguments, possibly called in another process. It may throw anything. Every function serves as an
 * {@link Action3} whose value is dropped.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <C> type of the third argument
 * @param <R> type of the value
 */
@FunctionalInterface
public interface Fn3<A, B, C, R> extends Action3<A, B, C> {

    /**
     * Computes the value.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @return the value
     * @throws Exception whatever the code behind it throws
     */
    R call(A a, B b, C c) throws Exception;

    @Override
    default void run(A a, B b, C c) throws Exception {
        call(a, b, c);
    }
}
