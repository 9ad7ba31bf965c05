package dev.brood.pool;

/** What becomes of the tasks that wait when a pool is shut down, unless they are to be done. */
public enum Shutdown {
    /** They are cancelled. */
    CANCEL
}
