package dev.brood.pool;

import java.time.Duration;

/** A worker as the pool sees it. */
final class Hand {

    final PoolWorker worker;
    final WorkerCell cell;
    final long started = System.nanoTime();

    /** The chunk that it has begun and not ended; null if none. */
    Chunk chunk;

    /** Its claim when the pool looked last, and since when it is the same. */
    long claim;

    long claimSince = started;

    /** Ended a chunk last, or became ready, then. */
    long idleSince = started;

    long tasksDone;
    long busyNanos;

    /** What was printed and should be seen before its next report is taken in, and since when; null if nothing. */
    Report.Printed printed;

    long printedSince;

    /** What made its initializer fail; null if it did not. */
    Throwable notReady;

    /** Why the pool killed it; null if it did not. */
    Duration timedOut;

    boolean cancelled;

    private boolean wasReady;

    private volatile Integer exitCode;

    Hand(PoolWorker worker) {
        this.worker = worker;
        this.cell = worker.cell();
    }

    void printed(Report.Printed next) {
        printed = next;
        printedSince = System.nanoTime();
    }

    void ended(int code) {
        exitCode = code;
    }

    /** Its exit code, or null while it runs. */
    Integer exitCode() {
        return exitCode;
    }

    /** Whether it has become ready since this was asked last. */
    boolean isReadyForTheFirstTime() {
        boolean before = wasReady;
        wasReady = cell.isReady();
        return wasReady && !before;
    }

    boolean isIdle() {
        return chunk == null && exitCode == null && cell.isReady();
    }

    @Override
    public String toString() {
        return worker.name() + " (pid " + worker.pid() + ")";
    }
}
