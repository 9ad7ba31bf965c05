package dev.brood.process;

import dev.brood.error.ClosedException;

/**
 * A value that does not change, for many processes: encoded once into shared memory, and read once by each process that asks
 * for it. What is sent is only where it lies, so it costs nothing to send it again. For large data that functions need; what
 * changes belongs into a session variable or into one of the shared types.
 *
 * <p>The process that made it has the value itself; the others have a copy each, and what they change in it nobody else
 * sees. Safe for use by many threads.
 *
 * <p>The memory is given back when the broadcast is closed, when it is unreachable and was never sent, or else when the
 * session ends. If a process dies, nothing changes for the others.
 *
 * <p>Memory consistency effects: what a thread did before it made the broadcast is visible in all copies. Modelled on Spark's
 * broadcast variables.
 *
 * @param <T> type of the value
 */
public interface Broadcast<T> extends AutoCloseable {

    /**
     * Gives the value.
     *
     * @return the value itself where it was made, elsewhere this process's copy, always the same one
     * @throws ClosedException if it was closed before this process asked for it
     */
    T get();

    /** Gives the memory back. Processes that have the value keep it; others cannot get it any more. May be called again. */
    @Override
    void close();
}
