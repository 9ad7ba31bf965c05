package dev.brood.spi;

/** Where the progress of pools is shown. */
public interface ProgressDisplay {

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
