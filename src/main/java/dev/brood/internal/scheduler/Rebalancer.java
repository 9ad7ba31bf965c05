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
        Chunk chunk = handle.chunk();
        long claim = handle.claim();
        int next = Claim.next(claim);
        int left =
                chunk.count() - next; // more than the claim's limit, if the worker's life is short
        if (Claim.isOf(claim, chunk.number())
                && Claim.limit(claim) > 0 // or else it is the empty claim of a new worker
                && left > 0
                && handle.link().claim().reclaim(claim)) {
            chunk.cutTo(next);
            int part = Math.max(1, left / workers.size());
            for (int i = 0; i < left; i += part) {
                state.retryLast(chunk.part(next + i, Math.min(part, left - i)));
            }
        }
    }
}
