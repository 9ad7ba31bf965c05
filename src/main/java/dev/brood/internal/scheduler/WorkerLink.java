package dev.brood.internal.scheduler;

import java.util.function.Supplier;

/**
 * One worker as the scheduler reaches it. What it had taken, begun and done can be read after its end as well. Called under the
 * scheduler's lock, but for what says otherwise.
 */
public interface WorkerLink {

    /**
     * Names it.
     *
     * @return its name
     */
    String name();

    /**
     * Tells in which process it is.
     *
     * @return the process id
     */
    long pid();

    /**
     * Tells whether it has been initialized and takes tasks.
     *
     * @return true from that moment on, after its end as well
     */
    boolean isReady();

    /**
     * Tells how it ended. Without the lock, too.
     *
     * @return null while it runs
     */
    Integer exitCode();

    /**
     * Tells which chunk it took last, or was about to take. Says so before the chunk has left the line.
     *
     * @return its number; -1 if none
     */
    long taken();

    /**
     * Gives the word by which it takes items one by one, and by which they are taken back and it is fenced off.
     *
     * @return always the same one
     */
    ClaimWord claim();

    /**
     * Takes the next of what it reported.
     *
     * @param all also if output that it printed before has not been seen yet
     * @param events what is called for it, once
     * @return false if there is nothing
     */
    boolean take(boolean all, WorkerEvents events);

    /**
     * Tells whether {@link #take} might find something. Without the lock.
     *
     * @return whether there is a report
     */
    boolean hasReports();

    /**
     * Tells whether its reports are held up until its output has been seen.
     *
     * @return as it was at the last {@link #take}
     */
    boolean isHeldUp();

    /**
     * Tells how much it has reported.
     *
     * @return bytes; 0 where nothing is copied
     */
    long bytesOut();

    /** Ends it at once. Its task is not finished, or at least nobody hears of it. */
    void kill();

    /** Ends it, and lets it do first what it wanted to do at its end. */
    void stop();

    /**
     * Tells whether there is anything left of it that {@link #join} would wait for. Without the lock.
     *
     * @return false some time after it has ended
     */
    boolean isAlive();

    /** Waits until nothing is left of it. Without the lock. */
    void join();

    /** Gives back what it shared with this process; it has ended. */
    void dispose();

    /**
     * Says what its end was, for a task that it cost. Makes a new exception each time, for whoever asks; its item's text is not made
     * before.
     *
     * @param item in words; may be empty
     * @return gives the exception; does not need this worker any more
     */
    Supplier<RuntimeException> death(Supplier<String> item);

    /**
     * Says what becomes of a task that takes too long.
     *
     * @return as in "and was killed with it"
     */
    String fateOfLateTask();
}
