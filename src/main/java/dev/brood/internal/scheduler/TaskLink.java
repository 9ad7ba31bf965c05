package dev.brood.internal.scheduler;

import dev.brood.internal.base.Deadline;
import java.util.function.BooleanSupplier;

/**
 * All that the scheduler knows of how tasks get to workers: through shared memory to other processes, or as they are to threads of this
 * one. Called under the scheduler's lock, but for what says otherwise; never calls the scheduler back, except by {@code onEnd}.
 *
 * <p>Chunks wait in one line, and whichever worker is free takes the next. What one worker does is in its {@link WorkerLink}.
 */
public interface TaskLink {

    /**
     * How a chunk was put.
     *
     * @param sent how many of its items, from the first on, are on their way
     * @param refused why the next one cannot be sent; null if it can
     */
    record Put(int sent, Throwable refused) {}

    /**
     * Readies a function for tasks. Called by any thread, without the lock.
     *
     * @param function any of our shapes
     * @return what stands for it until it is released
     */
    TaskFunction function(Object function);

    /**
     * No task of a job needs a function any more.
     *
     * @param function as it was given
     */
    void release(TaskFunction function);

    /**
     * Puts a chunk, or the beginning of it, at the end of the line, and says so to the chunk.
     *
     * @param chunk its items are encoded here, if need be
     * @return how many of them went
     * @throws RuntimeException if none went, for a reason that belongs to the chunk as a whole
     */
    Put put(Chunk chunk);

    /**
     * Takes a chunk out of the line.
     *
     * @param chunk that was put
     * @return false if a worker has it
     */
    boolean withdraw(Chunk chunk);

    /**
     * Tells how many chunks wait in the line.
     *
     * @return those that no worker has taken
     */
    long waiting();

    /**
     * Tells whether a chunk has left the line. A worker says which one it takes a moment before it has it.
     *
     * @param number of the chunk
     * @return false if another worker can take it still
     */
    boolean isTaken(long number);

    /**
     * Starts a worker.
     *
     * @param onEnd called once when it has ended, by any thread, after its exit code is there
     * @return the worker
     */
    WorkerLink start(Runnable onEnd);

    /** Says that no more chunks will come: workers end when the line is empty. */
    void close();

    /**
     * Tells whether to start another worker makes no sense, as this process is ending.
     *
     * @return true from some moment on
     */
    boolean isTooLate();

    /**
     * Waits until something holds that workers bring about. Without the lock.
     *
     * @param condition asked by the waiting thread, often
     * @param deadline until when
     * @return whether it holds
     * @throws InterruptedException if the thread is interrupted
     */
    boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException;

    /** Has all that wait look again. With or without the lock. */
    void wakeAll();

    /**
     * Tells how much has gone to workers.
     *
     * @return bytes of functions and tasks; 0 where nothing is copied
     */
    long bytesIn();

    /** Gives back what the workers shared with this process; all of them are gone. Without the lock. */
    void dispose();
}
