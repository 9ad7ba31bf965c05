package dev.brood.sync;

/**
 * A {@link Lock} that belongs to the thread that acquired it: that thread may acquire it again, and only it may release
 * it, as often as it acquired it.
 *
 * <p>A thread finds itself in {@code thread} only if it wrote it, as no two threads of a session have the same mix. So a
 * plain read tells it whether it is the holder.
 *
 * <p>Memory consistency effects and what happens if a holder dies are as for {@link Lock}.
 */
public interface RLock extends Lock {

    /**
     * Releases the lock once.
     *
     * @throws IllegalStateException if this thread does not hold it; nothing changes
     */
    @Override
    void release();
}
