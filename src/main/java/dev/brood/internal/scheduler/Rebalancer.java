package dev.brood.internal.scheduler;

/** Takes back what waits behind a slow item in its worker while other workers are idle. Guarded by the scheduler's lock. */
final class Rebalancer {

    /** A worker that stays so long at one item is slow enough. */
    private static final long SLOW_NANOS = 20_000_000;

    private final TaskLink link;
    private final WorkerSet workers;
    private final SchedulerState state;

    Rebalancer(TaskLink link, WorkerSet workers, SchedulerState state) {
        this.link = link;
        this.workers = workers;
        this.state = state;
    }

    void rebalance(long now) {
        if (!state.hasRetries() && isOneIdle() && link.waiting() == 0) {
            for (WorkerHandle handle : workers.handles()) {
                if (handle.chunk() != null && handle.nanosAtItem(now) > SLOW_NANOS) {
                    reclaim(handle);
                }
            }
        }
    }

    private boolean isOneIdle() {
        for (WorkerHandle handle : workers.handles()) {
            if (handle.isIdle()) {
                return true;
            }
        }
        return false;
    }

    private void reclaim(WorkerHandle handle) {
        Chunk rest = handle.takeBack(handle.claim());
        if (rest != null) {
            int part = Math.max(1, rest.count() / workers.size());
            for (int i = 0; i < rest.count(); i += part) {
                state.retryLast(rest.part(i, Math.min(part, rest.count() - i)));
            }
        }
    }
}
