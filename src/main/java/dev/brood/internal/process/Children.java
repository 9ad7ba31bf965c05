package dev.brood.internal.process;

import dev.brood.internal.diagnosis.Remarks;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The children of this process that are alive, in the order of their starts. They are held as what was started, and not as the
 * user's objects: those may be closed by the time that somebody waits for them.
 */
public final class Children {

    static final Duration BEFORE_SAYING_SO = Duration.ofSeconds(1);

    /** A worker dies of SIGTERM at once, as it runs no hooks. One that is stopped or stuck in the kernel does not. */
    private static final Duration BEFORE_KILLING = Duration.ofMillis(500);

    /** One that has something to do first ends itself in this time. */
    private static final Duration TAKING_ITS_TIME = Termination.LONGEST.plus(BEFORE_KILLING);

    private static final Duration AFTER_KILLING = Duration.ofSeconds(2);

    private final Set<RunningChild> alive = new LinkedHashSet<>();

    /** The daemons are being stopped, as this process ends: a pool must not put others in their place. */
    private static volatile boolean stopping;

    /** This process ends in any case. */
    private static volatile boolean departing;

    static boolean areStopping() {
        return stopping || departing;
    }

    /** From now on nothing is started in the place of something else. */
    static void depart() {
        departing = true;
    }

    /** A child that is started after {@link #stopAll} means that this process goes on: pools may replace workers again. */
    synchronized void add(RunningChild child) {
        stopping = false;
        alive.add(child);
    }

    synchronized void remove(RunningChild child) {
        alive.remove(child);
    }

    synchronized List<ProcessCore> active() {
        return alive.stream().map(RunningChild::child).toList();
    }

    private synchronized List<RunningChild> running() {
        return List.copyOf(alive);
    }

    /** Waits for the others, and says so if that takes long; stops the daemons. */
    void finish() {
        long start = System.nanoTime();
        boolean said = false;
        for (RunningChild child : others()) {
            Duration left = BEFORE_SAYING_SO.minusNanos(System.nanoTime() - start);
            if (!said && !child.join(left)) {
                said = true;
                Remarks.say(
                        "waiting for "
                                + others().stream()
                                        .map(RunningChild::toString)
                                        .collect(Collectors.joining(", ")));
            }
            child.join(ProcessCore.FOR_EVER);
        }
        stopAll();
    }

    private List<RunningChild> others() {
        return running().stream().filter(child -> !child.child().isDaemon()).toList();
    }

    /** Stops the daemons and leaves the others to themselves. */
    void stopDaemons() {
        stop(running().stream().filter(child -> child.child().isDaemon()).toList());
    }

    void stopAll() {
        stop(running());
    }

    private static void stop(List<RunningChild> children) {
        stopping = true;
        children.forEach(child -> child.worker().terminate());
        for (RunningChild child : children) {
            boolean takesItsTime = child.worker().takesItsTime();
            if (!child.join(takesItsTime ? TAKING_ITS_TIME : BEFORE_KILLING)) {
                child.worker().kill();
            }
        }
        children.forEach(child -> child.join(AFTER_KILLING));
    }
}
