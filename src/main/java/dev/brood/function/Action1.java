package dev.brood.function;

import java.io.Serializable;

/**
 * Something to do with one argument, possibly in another process. It may throw anything.
 *
 * @param <A> type of the argument
 */
@FunctionalInterface
public interface Action1<A> extends Serializable {

    /**
     * Does it.
     *
     * @param a the argument
     * @throws Exception whatever the code behind it throws
     */
    void run(A a) throws Exception;
}
