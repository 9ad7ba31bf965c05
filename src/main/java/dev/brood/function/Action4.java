package dev.brood.function;

import java.io.Serializable;

/**
 * Something to do with four arguments, possibly in another process. It may throw anything.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <C> type of the third argument
 * @param <D> type of the fourth argument
 */
@FunctionalInterface
public interface Action4<A, B, C, D> extends Serializable {

    /**
     * Does it.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @param d the fourth argument
     * @throws Exception whatever the code behind it throws
     */
    void run(A a, B b, C c, D d) throws Exception;
}
