package dev.brood.pool;

import dev.brood.internal.process.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How a pool works; what the steps of {@link Pool} add up.
 *
 * @param process how its workers are started; the name is the pool's
 * @param initializer what each worker does first, or null
 * @param initializerArguments its arguments
 * @param maxTasksPerChild after how many tasks a worker is replaced
 * @param chunkSize how many items a worker takes at once; 0 for as many as seem right
 * @param timeout the longest that a task may run, or null
 * @param retries how often a task is tried again whose worker died
 * @param progress what the progress bar is called; null for none
 */
record PoolSettings(
        Settings process,
        Object initializer,
        List<Object> initializerArguments,
        int maxTasksPerChild,
        int chunkSize,
        Duration timeout,
        int retries,
        String progress) {

    static final PoolSettings USUAL =
            new PoolSettings(Settings.USUAL, null, List.of(), Integer.MAX_VALUE, 0, null, 0, null);

    PoolSettings with(Settings newProcess) {
        return new PoolSettings(
                newProcess,
                initializer,
                initializerArguments,
                maxTasksPerChild,
                chunkSize,
                timeout,
                retries,
                progress);
    }

    PoolSettings withInitializer(Object newInitializer, List<Object> arguments) {
        return new PoolSettings(
                process,
                newInitializer,
                arguments,
                maxTasksPerChild,
                chunkSize,
                timeout,
                retries,
                progress);
    }

    PoolSettings withMaxTasksPerChild(int most) {
        return new PoolSettings(
                process,
                initializer,
                initializerArguments,
                most,
                chunkSize,
                timeout,
                retries,
                progress);
    }

    PoolSettings withChunkSize(int size) {
        return new PoolSettings(
                process,
                initializer,
                initializerArguments,
                maxTasksPerChild,
                size,
                timeout,
                retries,
                progress);
    }

    PoolSettings withTimeout(Duration limit) {
        return new PoolSettings(
                process,
                initializer,
                initializerArguments,
                maxTasksPerChild,
                chunkSize,
                limit,
                retries,
                progress);
    }

    PoolSettings withRetries(int times) {
        return new PoolSettings(
                process,
                initializer,
                initializerArguments,
                maxTasksPerChild,
                chunkSize,
                timeout,
                times,
                progress);
    }

    PoolSettings withProgress(String label) {
        return new PoolSettings(
                process,
                initializer,
                initializerArguments,
                maxTasksPerChild,
                chunkSize,
                timeout,
                retries,
                label);
    }
}
