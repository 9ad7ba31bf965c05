package dev.brood.function;

import java.io.Serializable;

/**
 * Something to do with three arguments, possibly in another process. It may throw anything.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <C> type of the third argument
 */
@FunctionalInterface
public interface Action3<A, B, C> extends Serializable {

    /**
     * Does it.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @throws Exception whatever the code behind it throws
     */
    void run(A a, B b, C c) throws Exception;
}
