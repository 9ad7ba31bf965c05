package dev.brood.internal.scheduler;

/**
 * What a worker reports, one after the other.
 *
 * <pre>
 *   notReady | (begun (value | encoded | threw)* ended)*      outcomes in the order of the chunk's items
 * </pre>
 */
public interface WorkerEvents {

    /** An outcome as it came. To decode it may run the user's code and take long, so that is done without the lock. */
    interface Encoded {

        /**
         * Decodes it.
         *
         * @return the value
         * @throws Throwable what the function threw in the worker; or what was thrown while the value was read
         */
        Object value() throws Throwable;
    }

    /**
     * It begins a chunk.
     *
     * @param chunk number of the chunk
     */
    void begun(long chunk);

    /**
     * The next item has its value.
     *
     * @param value the value
     */
    void value(Object value);

    /**
     * The next item has an outcome.
     *
     * @param outcome the outcome
     */
    void encoded(Encoded outcome);

    /**
     * The next item's function threw.
     *
     * @param thrown what it threw
     */
    void threw(Throwable thrown);

    /**
     * It has ended the chunk.
     *
     * @param nanos how long that took
     */
    void ended(long nanos);

    /**
     * Its initializer threw, and the worker ends.
     *
     * @param thrown what it threw
     */
    void notReady(Throwable thrown);
}
