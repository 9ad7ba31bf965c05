package dev.brood.internal.scheduler;

/** How many items make a chunk, and how many chunks should wait for workers. */
final class ChunkSizes {

    /** A chunk should take about so long: enough not to notice the work around it, and little to wait for. */
    private static final double CHUNK_NANOS = 2_000_000;

    /** So much work should wait in the line, so that no worker runs out of it before the next round. */
    private static final double WAITING_NANOS = 2_000_000;

    private static final int MOST_WAITING = 1024;
    private static final int LARGEST_WINDOW = 65536;

    private final int ofPool;
    private final int mostTasks;

    ChunkSizes(PoolOptions options) {
        this.ofPool = options.chunkSize();
        this.mostTasks = options.maxTasksPerChild();
    }

    private int fixed(Job job) {
        return job.chunkSize() > 0 ? job.chunkSize() : ofPool;
    }

    /** How many items the next chunk of a job should have. */
    int size(Job job, int workers) {
        int fixed = fixed(job);
        if (fixed > 0) {
            return Math.min(fixed, Math.min(mostTasks, Claim.LARGEST_CHUNK));
        }
        if (job.meanNanos() == 0) {
            return 1;
        }
        double right = CHUNK_NANOS / job.meanNanos();
        double share = (double) job.remaining() / (2 * workers);
        int most = Math.min(mostTasks, Claim.LARGEST_CHUNK / 16);
        return (int) Math.clamp(Math.min(right, share), 1.0, most);
    }

    /** How many chunks should wait; the job is the one whose turn is next, or null. */
    long enough(Job job, int workers) {
        double nanos = job == null ? 0 : job.meanNanos() * size(job, workers);
        double many = nanos == 0 ? 2 : WAITING_NANOS / nanos;
        return (long) Math.clamp(workers * many, 2.0 * workers, MOST_WAITING);
    }

    /** How many items of a stream may be inside at once: enough that no worker waits, in bounded memory. */
    int window(Job job, int workers) {
        int fixed = fixed(job);
        double nanosPerItem = job.meanNanos();
        double chunk = nanosPerItem == 0 ? 1 : CHUNK_NANOS / nanosPerItem;
        double size = fixed > 0 ? fixed : Math.max(1, chunk);
        return (int) Math.clamp(4 * size * workers, 4.0, LARGEST_WINDOW);
    }
}
