package dev.brood.internal.worker;

import java.util.List;

/** What a worker can run. An envelope names its job by class, so a job has a constructor without arguments. */
public interface Job {

    /**
     * Runs in the worker's main thread. What it throws is printed, and ends the process with exit code 1.
     *
     * @param roots what was packed for it
     * @param worker the process that it runs in
     * @throws Throwable whatever the user's code throws
     */
    void run(List<Object> roots, WorkerProcess worker) throws Throwable;

    /**
     * What was packed for it cannot be read here. Called in place of {@link #run}; what it throws is printed, and ends the
     * process with exit code 1.
     *
     * @param why what was thrown while it was read
     * @param worker the process that it runs in
     * @throws Throwable what is to be printed
     */
    void unreadable(Throwable why, WorkerProcess worker) throws Throwable;

    /**
     * The parent process is gone. Called once, in another thread than {@link #run}, possibly before it.
     */
    void parentGone();
}
