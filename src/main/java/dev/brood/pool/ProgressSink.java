package dev.brood.pool;

/** Where the progress of pools is shown. */
public interface ProgressSink {

    /**
     * Has the progress of pools shown here from now on.
     *
     * @param sink where
     */
    static void use(ProgressSink sink) {
        Progress.sendTo(sink);
    }

    /**
     * Shows how far a pool is; called some ten times a second.
     *
     * @param line one line
     */
    void show(String line);

    /**
     * Shows how it ended, in place of the last line.
     *
     * @param line one line
     */
    void end(String line);
}
