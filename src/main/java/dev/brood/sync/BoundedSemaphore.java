package dev.brood.sync;

/**
 * A {@link Semaphore} that never has more permits than at first: a release without an acquire is a mistake that it
 * reports.
 */
public interface BoundedSemaphore extends Semaphore {}
