package dev.brood.spi;

import java.util.Optional;

/** A running or ended worker process. Asking an ended one to do something does nothing. */
public interface Worker {

    /**
     * Tells which process of its machine it is.
     *
     * @return the process id, also after its end
     */
    long pid();

    /**
     * Gives the process, if it is one of this machine.
     *
     * @return its handle; nothing for one that is elsewhere
     */
    Optional<ProcessHandle> handle();

    /** Interrupts the thread that runs the user's code; one that has not begun is interrupted when it does. */
    void interrupt();

    /** Asks the process to end (SIGTERM). Returns at once. */
    void terminate();

    /**
     * Tells whether the process does something when it is asked to end. It kills itself if that takes too long.
     *
     * @return true if it has said so
     */
    boolean takesItsTime();

    /** Ends the process without asking (SIGKILL). Returns at once. */
    void kill();

    /**
     * Tells whether it was to be ended by {@link #kill}.
     *
     * @return true from the call on
     */
    boolean wasKilled();

    /**
     * Tells how much of its output has been passed on to the listener, but for an unfinished line.
     *
     * @param error whether of standard error, or of standard output
     * @return bytes
     */
    long delivered(boolean error);
}
