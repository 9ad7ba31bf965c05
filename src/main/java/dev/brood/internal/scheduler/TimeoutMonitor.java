package dev.brood.internal.scheduler;

import java.time.Duration;

/** Notes how long workers have been at the same item, and kills one whose task runs longer than it may. Guarded by the scheduler's lock. */
final class TimeoutMonitor {

    private final WorkerSet workers;
    private final Duration limit;

    /** The limit is null if there is none. */
    TimeoutMonitor(WorkerSet workers, Duration limit) {
        this.workers = workers;
        this.limit = limit;
    }

    void watch(long now) {
        for (WorkerHandle handle : workers.handles()) {
            if (!handle.hasMovedOn(now)
                    && limit != null
                    && handle.nanosAtItem(now) > limit.toNanos()) {
                handle.timeOut(limit);
            }
        }
    }
}
