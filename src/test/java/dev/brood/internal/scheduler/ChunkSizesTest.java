package dev.brood.internal.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How many items go to a worker together. */
class ChunkSizesTest {

    @Test
    void whatAJobSaysGoesBeforeWhatItsPoolSays() {
        ChunkSizes sizes =
                new ChunkSizes(PoolOptions.USUAL.withChunkSize(3).withMaxTasksPerChild(10));
        Job job = new StreamJob(null, true);
        assertEquals(3, sizes.size(job, 2));
        assertEquals(24, sizes.window(job, 2));
        job.chunkSize(7);
        assertEquals(7, sizes.size(job, 2));
        assertEquals(56, sizes.window(job, 2));
        job.chunkSize(20);
        assertEquals(10, sizes.size(job, 2), "a worker lives no longer");
    }
}
