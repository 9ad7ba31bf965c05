package dev.brood.sync;

/**
 * What the values have in common: a value and a lock.
 *
 * <p>Memory consistency effects: those of a volatile variable. What a thread did before it wrote a value is visible to
 * whoever reads that value.
 *
 * <p>If a holder dies: the value is what was last written, as a whole. The lock goes to the next who acquires it.
 */
public interface SharedValue {

    /**
     * Gives the lock that comes with the value, for several steps that belong together. Single operations do not care
     * for it.
     *
     * @return the lock; the one that it was made with, if others have it as well
     */
    RLock lock();
}
