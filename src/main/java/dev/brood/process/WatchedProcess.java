package dev.brood.process;

import java.util.List;

/** A child process that works for somebody who watches it closely, such as a pool. A daemon. */
public abstract class WatchedProcess extends ChildProcess {

    private final transient Settings settings;
    private final transient boolean inAMoment;

    /**
     * Makes a process that is not started.
     *
     * @param settings how to start it
     * @param inAMoment whether it may begin before the caller has done what it does next
     */
    protected WatchedProcess(Settings settings, boolean inAMoment) {
        super(ThisProcess.get().nextIdentity(), settings.name(), true);
        this.settings = settings;
        this.inAMoment = inAMoment;
    }

    @Override
    final boolean inAMoment() {
        return inAMoment;
    }

    /**
     * Tells whether it makes no sense to start another one, as this process is ending.
     *
     * @return true once the daemons are being stopped
     */
    public static boolean isTooLate() {
        return Children.areStopping();
    }

    /** Whoever watches it gives it one thing after the other, and knows better. */
    @Override
    final Task task() {
        return null;
    }

    @Override
    final boolean isWatched() {
        return true;
    }

    @Override
    final Settings settings() {
        return settings;
    }

    /** Ends it: one that has something to do first is asked, others are killed. */
    public final void stop() {
        if (running().worker().takesItsTime()) {
            terminate();
        } else {
            kill();
        }
    }

    /**
     * Gives the end of what it printed on standard error.
     *
     * @return the last lines
     */
    public final List<String> lastErrorLines() {
        return running().lastErrorLines();
    }

    /**
     * Tells how much of what it printed has been delivered.
     *
     * @param error whether on standard error, or standard output
     * @return bytes
     */
    public final long delivered(boolean error) {
        return running().worker().delivered(error);
    }
}
