package dev.brood.internal.scheduler;

import java.time.Duration;

/**
 * What a worker of a pool is doing.
 *
 * @param name its name
 * @param pid the id of its process
 * @param state what it is at
 * @param task what it is running; null if nothing
 * @param age for how long it has been running that
 * @param tasksDone how many tasks it has done
 * @param busy which share of its life it has spent with tasks
 */
public record WorkerFigures(
        String name,
        long pid,
        State state,
        String task,
        Duration age,
        long tasksDone,
        double busy) {

    /** What a worker is at, as {@code WorkerInfo} has it. */
    public enum State {
        STARTING,
        IDLE,
        BUSY,
        ENDED
    }
}
