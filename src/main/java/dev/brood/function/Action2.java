package dev.brood.function;

import java.io.Serializable;

/**
 * Something to do with two arguments, possibly in another process. It may throw anything.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 */
@FunctionalInterface
public interface Action2<A, B> extends Serializable {

    /**
     * Does it.
     *
     * @param a the first argument
     * @param b the second argument
     * @throws Exception whatever the code behind it throws
     */
    void run(A a, B b) throws Exception;
}
