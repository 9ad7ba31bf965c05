package dev.brood.internal.scheduler;

import dev.brood.internal.process.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How a pool works; what the steps of a pool add up.
 *
 * @param process how its workers are started; the name is the pool's
 * @param initializer what each worker does first
 * @param maxTasksPerChild after how many tasks a worker is replaced
 * @param chunkSize how many items a worker takes at once; 0 for as many as seem right
 * @param timeout the longest that a task may run, or null
 * @param retries how often a task is tried again whose worker died
 * @param progress what the progress bar is called; null for none
 */
public record PoolOptions(
        Settings process,
        Initializer initializer,
        int maxTasksPerChild,
        int chunkSize,
        Duration timeout,
        int retries,
        String progress) {

    /**
     * What each worker does before its first task.
     *
     * @param function any of our shapes, or null
     * @param arguments its arguments
     */
    public record Initializer(Object function, List<Object> arguments) {

        static final Initializer NONE = new Initializer(null, List.of());
    }

    /** How a pool works if nothing is said. */
    public static final PoolOptions USUAL =
            new PoolOptions(Settings.USUAL, Initializer.NONE, Integer.MAX_VALUE, 0, null, 0, null);

    /** The same, with its workers started in another way. */
    public PoolOptions with(Settings next) {
        return new PoolOptions(
                next, initializer, maxTasksPerChild, chunkSize, timeout, retries, progress);
    }

    /** The same, with something else done first. */
    public PoolOptions with(Initializer next) {
        return new PoolOptions(
                process, next, maxTasksPerChild, chunkSize, timeout, retries, progress);
    }

    /** The same, with workers that live for so many tasks. */
    public PoolOptions withMaxTasksPerChild(int most) {
        return new PoolOptions(process, initializer, most, chunkSize, timeout, retries, progress);
    }

    /** The same, with chunks of so many items. */
    public PoolOptions withChunkSize(int size) {
        return new PoolOptions(
                process, initializer, maxTasksPerChild, size, timeout, retries, progress);
    }

    /** The same, with so much time for a task. */
    public PoolOptions withTimeout(Duration limit) {
        return new PoolOptions(
                process, initializer, maxTasksPerChild, chunkSize, limit, retries, progress);
    }

    /** The same, with so many more attempts. */
    public PoolOptions withRetries(int times) {
        return new PoolOptions(
                process, initializer, maxTasksPerChild, chunkSize, timeout, times, progress);
    }

    /** The same, with progress shown under a label. */
    public PoolOptions withProgress(String label) {
        return new PoolOptions(
                process, initializer, maxTasksPerChild, chunkSize, timeout, retries, label);
    }
}
