package dev.brood.internal.scheduler;

/**
 * What a pool has done so far.
 *
 * @param workers how many workers there are
 * @param tasksDone tasks whose outcome has come, a failure as well
 * @param tasksWaiting tasks that are given and not begun
 * @param restarts how many workers took the place of others
 * @param bytesIn bytes of functions and tasks
 * @param bytesOut bytes of results
 * @param busy which share of their lives the workers have spent with tasks
 */
public record PoolFigures(
        int workers,
        long tasksDone,
        long tasksWaiting,
        int restarts,
        long bytesIn,
        long bytesOut,
        double busy) {}
