package dev.brood.internal.scheduler;

import java.util.function.Supplier;

/** Cuts jobs into chunks and puts these into the line until enough wait there. Guarded by the scheduler's lock. */
final class Dispatcher {

    private final TaskLink link;
    private final WorkerSet workers;
    private final SchedulerState state;
    private final ChunkSizes sizes;

    Dispatcher(TaskLink link, WorkerSet workers, SchedulerState state, PoolOptions options) {
        this.link = link;
        this.workers = workers;
        this.state = state;
        this.sizes = new ChunkSizes(options);
    }

    /** How many items of a stream may be inside at once. */
    int window(Job job) {
        return sizes.window(job, workers.size());
    }

    void dispatch() {
        while (link.waiting() < sizes.enough(state.nextJob(), workers.size())) {
            Chunk chunk = state.nextChunk(job -> sizes.size(job, workers.size()));
            if (chunk == null) {
                return;
            }
            put(chunk);
        }
    }

    /**
     * Puts a chunk. An item that cannot be sent fails, and what is behind it comes later, as does what would make the chunk too
     * large. Nothing is thrown here, in the thread of somebody who may have nothing to do with it.
     */
    private void put(Chunk chunk) {
        TaskLink.Put put;
        try {
            put = link.put(chunk);
        } catch (RuntimeException | Error e) {
            notPut(chunk, e);
            return;
        }
        int count = put.sent();
        if (put.refused() != null) {
            state.fail(chunk.job(), chunk.index(count), unsendable(put.refused()));
            retry(chunk, count + 1);
        } else {
            retry(chunk, count);
        }
        chunk.cutTo(count);
        if (count > 0) {
            state.sent(chunk);
        }
    }

    private void retry(Chunk chunk, int place) {
        if (place < chunk.count()) {
            state.retryFirst(chunk.rest(place));
        }
    }

    /** There was no room, or one of the items reaches what cannot be sent. Each is tried alone before it fails. */
    private void notPut(Chunk chunk, Throwable reason) {
        if (chunk.count() == 1) {
            state.fail(chunk.job(), chunk.index(0), unsendable(reason));
            return;
        }
        for (int i = chunk.count() - 1; i >= 0; i--) {
            state.retryFirst(chunk.part(i, 1));
        }
    }

    private static Supplier<RuntimeException> unsendable(Throwable reason) {
        return () ->
                reason instanceof RuntimeException known
                        ? known
                        : new IllegalArgumentException(
                                "the item cannot be sent: " + reason, reason);
    }
}
