package dev.brood.sync;

/**
 * A {@link Lock} that belongs to the thread that acquired it: that thread may acquire it again, and only it may release
 * it, as often as it acquired it.
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
