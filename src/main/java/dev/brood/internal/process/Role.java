package dev.brood.internal.process;

import dev.brood.internal.wire.Codec;

/** What a process does, and how it is started. */
public interface Role {

    /**
     * Does it, in the process.
     *
     * @throws Exception whatever the user's code throws
     */
    void run() throws Exception;

    /**
     * Tells what the worker runs, and with which values.
     *
     * @param core whom it is for
     * @return what is packed for it
     */
    LaunchSpec launchSpec(ProcessCore core);

    /**
     * Tells what people may be told about that.
     *
     * @return null if there is nothing to tell
     */
    default Task task() {
        return null;
    }

    /**
     * Tells how the worker is started.
     *
     * @return the settings
     */
    default Settings settings() {
        return Settings.USUAL;
    }

    /**
     * Tells whether something of ours works with it, which asks on after its end, whoever has closed it.
     *
     * @return false if only the user does
     */
    default boolean isWatched() {
        return false;
    }

    /**
     * Tells whether its process may be one that stands by, so that it begins before the caller has done what it does next.
     *
     * @return whether it may
     */
    default boolean inAMoment() {
        return true;
    }

    /**
     * Takes the value or the exception that the worker has sent.
     *
     * @param threw whether it is an exception
     * @param graph what came
     * @param codec of those that started it
     */
    default void outcome(boolean threw, byte[] graph, Codec codec) {
        throw new IllegalStateException("a process of this kind has no result");
    }

    /**
     * Is told that the worker has sent what cannot be taken in.
     *
     * @param why in words
     */
    default void outcomeLost(String why) {
        throw new IllegalStateException("a process of this kind has no result");
    }
}
