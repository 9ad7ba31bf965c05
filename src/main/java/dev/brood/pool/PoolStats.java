package dev.brood.pool;

import dev.brood.internal.scheduler.PoolFigures;

/**
 * What a pool has done so far.
 *
 * @param workers how many workers there are
 * @param tasksDone tasks whose outcome has come, a failure as well
 * @param tasksWaiting tasks that are given and not begun, as far as they have been taken from their input
 * @param restarts how many workers took the place of others
 * @param bytesIn bytes of functions, with the session variables that they reach, and of tasks, as they went through shared
 *     memory; a function is there once for all workers
 * @param bytesOut bytes of results
 * @param busy which share of their lives the workers have spent with tasks, from 0 to 1
 */
public record PoolStats(
        int workers,
        long tasksDone,
        long tasksWaiting,
        int restarts,
        long bytesIn,
        long bytesOut,
        double busy) {

    static final PoolStats NONE = new PoolStats(0, 0, 0, 0, 0, 0, 0);

    static PoolStats of(PoolFigures figures) {
        return new PoolStats(
                figures.workers(),
                figures.tasksDone(),
                figures.tasksWaiting(),
                figures.restarts(),
                figures.bytesIn(),
                figures.bytesOut(),
                figures.busy());
    }
}
