package dev.brood.pool;

import dev.brood.internal.scheduler.WorkerFigures;
import java.time.Duration;

/**
 * What a worker of a pool is doing.
 *
 * @param name its name
 * @param pid its process id; that of this process if it is a thread
 * @param state what it is at
 * @param task what it is running, as in {@code item 7}; null if nothing
 * @param age for how long it has been running that; zero if nothing
 * @param tasksDone how many tasks it has done
 * @param busy which share of its life it has spent with tasks, from 0 to 1
 */
public record WorkerInfo(
        String name,
        long pid,
        State state,
        String task,
        Duration age,
        long tasksDone,
        double busy) {

    /** What a worker is at. */
    public enum State {
        /** Its JVM boots, or its initializer runs. */
        STARTING,
        /** It waits for a task. */
        IDLE,
        /** It runs a task. */
        BUSY,
        /** It has ended and is about to be replaced. */
        ENDED
    }

    static WorkerInfo of(WorkerFigures figures) {
        return new WorkerInfo(
                figures.name(),
                figures.pid(),
                State.valueOf(figures.state().name()),
                figures.task(),
                figures.age(),
                figures.tasksDone(),
                figures.busy());
    }
}
