package dev.brood.spi;

/** Starts workers. Safe for use by many threads. */
public interface Engine extends AutoCloseable {

    /**
     * Starts a fresh worker process and has it run something as soon as it has booted.
     *
     * @param settings how to start the process
     * @param work what it runs
     * @param listener is told what becomes of it
     * @return the running process
     * @throws dev.brood.error.ProcessFailedException if the system cannot start it
     */
    Worker launch(WorkerSettings settings, Work work, WorkerListener listener);

    /**
     * Has workers ready for those who will start some, if it is set to do so. Returns at once.
     *
     * @param foreseen how many will be started soon and together; zero if that is not known
     */
    void standBy(int foreseen);

    /** Lets go of the engine's own resources. Workers that still run are not touched. */
    @Override
    void close();
}
