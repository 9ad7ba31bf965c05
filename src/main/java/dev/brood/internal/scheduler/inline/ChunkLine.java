package dev.brood.internal.scheduler.inline;

import dev.brood.internal.scheduler.Chunk;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Chunks that wait for a free worker. Chunks are numbered in the order in which they come, and leave in the same one, but for
 * those that are removed. Safe for use by many threads.
 */
final class ChunkLine {

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private long numbered;
    private long taken = -1;
    private boolean closed;

    synchronized void put(Chunk chunk) {
        chunk.sentAs(numbered++, null);
        chunks.addLast(chunk);
        notify();
    }

    synchronized boolean remove(Chunk chunk) {
        return chunks.remove(chunk);
    }

    synchronized int size() {
        return chunks.size();
    }

    synchronized boolean isTaken(long number) {
        return number <= taken;
    }

    /** Takes the next chunk for a worker; waits for one. Null if there will be none, or the worker has been killed. */
    synchronized Chunk take(WorkerThread worker) {
        while (true) {
            if (worker.isKilled()) {
                return null;
            }
            Chunk next = chunks.pollFirst();
            if (next != null) {
                taken = next.number();
                worker.taking(taken); // in the same step: a killed worker takes nothing
                return next;
            }
            if (closed) {
                return null;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // of a worker that was killed, which is looked at next; or a task left it behind
            }
        }
    }

    /** Has workers look again whether they have been killed. */
    synchronized void wakeAll() {
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
