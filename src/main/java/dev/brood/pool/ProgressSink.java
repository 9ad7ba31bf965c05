package dev.brood.pool;

import dev.brood.internal.scheduler.Progress;
import dev.brood.internal.scheduler.ProgressDisplay;

/** Where the progress of pools is shown. */
public interface ProgressSink {

    /**
     * Has the progress of pools shown here from now on.
     *
     * @param sink where
     */
    static void use(ProgressSink sink) {
        Progress.sendTo(
                new ProgressDisplay() {
                    @Override
                    public void show(String line) {
                        sink.show(line);
                    }

                    @Override
                    public void end(String line) {
                        sink.end(line);
                    }
                });
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
