package dev.brood.function;

import java.io.Serializable;

/**
 * Something to do with no argument, possibly in another process. It may throw anything.
 */
@FunctionalInterface
public interface Action extends Serializable {

    /**
     * Does it.
     *
     * @throws Exception whatever the code behind it throws
     */
    void run() throws Exception;
}
