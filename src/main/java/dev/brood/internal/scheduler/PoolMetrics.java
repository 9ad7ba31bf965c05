package dev.brood.internal.scheduler;

import java.time.Duration;
import java.util.List;

/** Keeps a pool's figures. Guarded by the scheduler's lock. */
final class PoolMetrics {

    /** What workers have done that are gone. */
    private long tasks;

    private long busy;
    private long lives;
    private long bytesOut;

    /** A worker is gone. */
    void gone(WorkerHandle handle, long now) {
        tasks += handle.tasksDone();
        busy += handle.busyNanos(now);
        lives += handle.age(now);
        bytesOut += handle.link().bytesOut();
    }

    PoolFigures figures(
            List<WorkerHandle> handles, long waiting, int restarts, long bytesIn, long now) {
        PoolMetrics all = new PoolMetrics();
        all.tasks = tasks;
        all.busy = busy;
        all.lives = lives;
        all.bytesOut = bytesOut;
        handles.forEach(handle -> all.gone(handle, now)); // as if they were
        double share = Math.min(1, (double) all.busy / Math.max(1, all.lives));
        return new PoolFigures(
                handles.size(), all.tasks, waiting, restarts, bytesIn, all.bytesOut, share);
    }

    static WorkerFigures figures(WorkerHandle handle, long now) {
        Chunk chunk = handle.chunk();
        WorkerLink link = handle.link();
        WorkerFigures.State state =
                handle.hasEnded()
                        ? WorkerFigures.State.ENDED
                        : !link.isReady()
                                ? WorkerFigures.State.STARTING
                                : chunk == null
                                        ? WorkerFigures.State.IDLE
                                        : WorkerFigures.State.BUSY;
        return new WorkerFigures(
                link.name(),
                link.pid(),
                state,
                chunk == null ? null : chunk.job().itemName(handle.item()),
                chunk == null ? Duration.ZERO : Duration.ofNanos(handle.nanosAtItem(now)),
                handle.tasksDone(),
                Math.min(1, (double) handle.busyNanos(now) / Math.max(1, handle.age(now))));
    }
}
