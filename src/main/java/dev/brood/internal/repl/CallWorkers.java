package dev.brood.internal.repl;

import dev.brood.pool.Pool;
import dev.brood.pool.WorkerInfo;
import dev.brood.process.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The processes that work for what was entered last: children that it started, and workers of pools that had nothing to do before
 * it. Others are nobody's business but their own.
 */
final class CallWorkers {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Set<ChildProcess> before = new HashSet<>(ChildProcess.active());
    private final Set<Pool> busyBefore = new HashSet<>();

    private CallWorkers() {
        for (Pool pool : Pool.active()) {
            if (pool.stats().tasksWaiting() > 0 || pool.workers().stream().anyMatch(this::isBusy)) {
                busyBefore.add(pool);
            }
        }
    }

    /** Looks at what there is before something is evaluated. */
    static CallWorkers fromNow() {
        return new CallWorkers();
    }

    /** Kills those that there are now; gives them in words. */
    List<String> kill() {
        Set<Long> wanted = new HashSet<>();
        Set<Long> ofPools = new HashSet<>();
        for (Pool pool : Pool.active()) {
            for (WorkerInfo worker : pool.workers()) {
                ofPools.add(worker.pid());
                if (isBusy(worker) && !busyBefore.contains(pool)) {
                    wanted.add(worker.pid());
                }
            }
        }
        List<ChildProcess> killed = new ArrayList<>();
        for (ChildProcess child : ChildProcess.active()) {
            long pid = child.pid();
            if (wanted.contains(pid) || !ofPools.contains(pid) && !before.contains(child)) {
                child.kill();
                killed.add(child);
            }
        }
        long end =
                System.nanoTime() + PATIENCE.toNanos(); // so that they are gone when that is said
        killed.forEach(child -> child.join(Duration.ofNanos(end - System.nanoTime())));
        return killed.stream().map(child -> child.name() + " (pid " + child.pid() + ")").toList();
    }

    private boolean isBusy(WorkerInfo worker) {
        return worker.state() == WorkerInfo.State.BUSY;
    }
}
