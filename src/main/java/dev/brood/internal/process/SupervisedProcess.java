package dev.brood.internal.process;

import dev.brood.internal.code.Packer.Root;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A process that works for somebody who watches it closely, such as a pool. A daemon. Its fields travel to the process, where
 * {@link #run} works on the copy.
 */
public abstract class SupervisedProcess implements Role {

    private final transient ProcessCore core;
    private final transient Settings settings;
    private final transient boolean inAMoment;

    /**
     * Makes a process that is not started.
     *
     * @param settings how to start it
     * @param inAMoment whether it may begin before the caller has done what it does next
     */
    @SuppressWarnings("this-escape") // nothing is asked of it before it is started
    protected SupervisedProcess(Settings settings, boolean inAMoment) {
        this.settings = settings;
        this.inAMoment = inAMoment;
        this.core = new ProcessCore(kind(), settings.name(), true, this);
    }

    /**
     * Tells what its name begins with, unless it has been given one.
     *
     * @return a word
     */
    protected String kind() {
        return getClass().getSimpleName();
    }

    /**
     * Tells whether it makes no sense to start another one, as this process is ending.
     *
     * @return true once the daemons are being stopped
     */
    public static boolean isTooLate() {
        return Children.areStopping();
    }

    @Override
    public final LaunchSpec launchSpec(ProcessCore child) {
        return LaunchSpec.of(SupervisedJob.class, child, List.of(new Root(kind(), this)));
    }

    @Override
    public final boolean inAMoment() {
        return inAMoment;
    }

    @Override
    public final boolean isWatched() {
        return true;
    }

    @Override
    public final Settings settings() {
        return settings;
    }

    /** Starts it. */
    public final void start() {
        core.start();
    }

    /**
     * Gives its name.
     *
     * @return the name
     */
    public final String name() {
        return core.name();
    }

    /**
     * Gives its pid.
     *
     * @return the pid, or null before the start
     */
    public final Long pid() {
        return core.pid();
    }

    /**
     * Tells whether it runs.
     *
     * @return false before its start and after its end
     */
    public final boolean isAlive() {
        return core.isAlive();
    }

    /**
     * Gives its exit code.
     *
     * @return completes when it has ended and its output has been delivered
     */
    public final CompletableFuture<Integer> ended() {
        return core.ended();
    }

    /** Waits until it has ended and its output has been delivered. */
    public final void join() {
        core.join(ProcessCore.FOR_EVER);
    }

    /** Kills it. */
    public final void kill() {
        core.kill();
    }

    /** Ends it: one that has something to do first is asked, others are killed. */
    public final void stop() {
        if (core.worker().takesItsTime()) {
            core.terminate();
        } else {
            core.kill();
        }
    }

    /**
     * Gives the end of what it printed on standard error.
     *
     * @return the last lines
     */
    public final List<String> lastErrorLines() {
        return core.lastErrorLines();
    }

    /**
     * Tells how much of what it printed has been delivered.
     *
     * @param error whether on standard error, or standard output
     * @return bytes
     */
    public final long delivered(boolean error) {
        return core.worker().delivered(error);
    }
}
