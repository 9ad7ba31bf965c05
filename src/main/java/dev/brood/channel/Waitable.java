package dev.brood.channel;

/** Something that {@code waitAny} can wait for: a queue, an end of a pipe, a connection, a listener, a child process, a result. */
public interface Waitable {

    /**
     * Tells whether the call that usually waits would return at once: an item or the end can be received, a client has come, the process
     * has ended, the result is there.
     *
     * @return true if it is ready
     */
    boolean isReady();
}
