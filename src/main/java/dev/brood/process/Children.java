package dev.brood.process;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The children of this process that are alive, in the order of their starts. */
final class Children {

    private static final Duration BEFORE_SAYING_SO = Duration.ofSeconds(1);

    /** A worker dies of SIGTERM at once, as it runs no hooks. One that is stopped or stuck in the kernel does not. */
    private static final Duration BEFORE_KILLING = Duration.ofMillis(500);

    private static final Duration AFTER_KILLING = Duration.ofSeconds(2);

    private final Set<ChildProcess> alive = new LinkedHashSet<>();

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

    /** Whoever starts something when all has been stopped means to go on. */
    synchronized void add(ChildProcess child) {
        stopping = false;
        alive.add(child);
    }

    synchronized void remove(ChildProcess child) {
        alive.remove(child);
    }

    synchronized List<ChildProcess> active() {
        return List.copyOf(alive);
    }

    /** Waits for the others, and says so if that takes long; stops the daemons. */
    void finish() {
        long start = System.nanoTime();
        boolean said = false;
        for (ChildProcess child : others()) {
            Duration left = BEFORE_SAYING_SO.minusNanos(System.nanoTime() - start);
            if (!said && !child.join(left)) {
                said = true;
                System.err.println(
                        "waiting for "
                                + others().stream()
                                        .map(other -> other.name() + " (pid " + other.pid() + ")")
                                        .collect(Collectors.joining(", ")));
            }
            child.join();
        }
        stopAll();
    }

    private List<ChildProcess> others() {
        return active().stream().filter(child -> !child.isDaemon()).toList();
    }

    /** Stops the daemons and leaves the others to themselves. */
    void stopDaemons() {
        stop(active().stream().filter(ChildProcess::isDaemon).toList());
    }

    void stopAll() {
        stop(active());
    }

    private static void stop(List<ChildProcess> children) {
        stopping = true;
        children.forEach(ChildProcess::terminate);
        for (ChildProcess child : children) {
            if (!child.join(BEFORE_KILLING)) {
                child.kill();
            }
        }
        children.forEach(child -> child.join(AFTER_KILLING));
    }
}
