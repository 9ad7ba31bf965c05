package dev.brood.internal.scheduler;

import java.time.Duration;

/**
 * A worker as the scheduler sees it: which chunk it has begun, how long it has been at the same item, and why it was killed, if it
 * was. Guarded by the scheduler's lock, but for its link.
 */
final class WorkerHandle {

    private final WorkerLink link;
    private final long started;

    /** The chunk that it has begun and not ended; null if none. */
    private Chunk chunk;

    /** Its claim when the scheduler looked last, and since when it is the same. */
    private long claim;

    private long claimSince;

    /** When it ended a chunk last, or became ready. */
    private long idleSince;

    private long tasksDone;
    private long busyNanos;

    /** What made its initializer fail; null if it did not. */
    private Throwable notReady;

    /** The limit that its task passed, for which it was killed; null if it was not. */
    private Duration timedOut;

    private boolean cancelled;
    private boolean wasReady;

    WorkerHandle(WorkerLink link, long now) {
        this.link = link;
        this.started = now;
        this.claimSince = now;
        this.idleSince = now;
    }

    WorkerLink link() {
        return link;
    }

    boolean hasEnded() {
        return link.exitCode() != null;
    }

    /** Whether it has become ready since this was asked last. */
    boolean isReadyForTheFirstTime() {
        boolean before = wasReady;
        wasReady = link.isReady();
        return wasReady && !before;
    }

    boolean isIdle() {
        return chunk == null && !hasEnded() && link.isReady();
    }

    // ---- what it reports

    /** It has begun a chunk, or one that is not in flight any more: null. */
    void begin(Chunk next, long now) {
        chunk = next;
        if (next != null) {
            next.begunBy(this);
        }
        idleSince = now;
        look(link.claim().get(), now); // or else a worker that was idle would look slow
    }

    void taskDone() {
        tasksDone++;
    }

    /** It has ended its chunk. Gives that, or null. */
    Chunk end(long nanos, long now) {
        Chunk ended = chunk;
        chunk = null;
        busyNanos += nanos;
        idleSince = now;
        return ended;
    }

    Chunk chunk() {
        return chunk;
    }

    boolean isAt(Job job) {
        return chunk != null && chunk.job() == job && !hasEnded();
    }

    void notReady(Throwable thrown) {
        notReady = thrown;
    }

    /** What its initializer threw; null if it did not. */
    Throwable notReady() {
        return notReady;
    }

    // ---- how fast it is

    /** Notes its claim. Gives false if that is the same as before, at work on the same item. */
    boolean hasMovedOn(long now) {
        long seen = link.claim().get();
        if (seen == claim && chunk != null && !link.isHeldUp()) {
            return false;
        }
        look(seen, now);
        return true;
    }

    private void look(long seen, long now) {
        claim = seen;
        claimSince = now;
    }

    /** The claim at the last look. */
    long claim() {
        return claim;
    }

    long nanosAtItem(long now) {
        return now - claimSince;
    }

    // ---- what is taken back

    /** Takes back what it has not begun of its chunk; null if there is nothing of that, or it has just gone on. */
    Chunk takeBack() {
        return chunk == null ? null : takeBack(link.claim().get());
    }

    /** As above, if its claim is still this one. */
    Chunk takeBack(long seen) {
        int next = Claim.next(seen);
        if (Claim.isOf(seen, chunk.number())
                && Claim.limit(seen) > 0 // or else it is the empty claim of a new worker
                && next < chunk.count() // more than the claim's limit, if its life is short
                && link.claim().reclaim(seen)) {
            Chunk rest = chunk.rest(next);
            chunk.cutTo(next);
            return rest;
        }
        return null;
    }

    // ---- how it is stopped

    /** Kills it if it is still at the item of the last look: or else the next one would be lost for that. */
    void timeOut(Duration limit) {
        if (timedOut == null && link.claim().fence(claim)) {
            timedOut = limit;
            link.kill();
        }
    }

    /** Kills it if it is at a chunk and has not gone on from that. */
    void cancel(Chunk unwanted) {
        while (!hasEnded() && link.taken() == unwanted.number()) {
            // of this chunk or one before, if this is still the one that it has taken
            long seen = link.claim().get();
            if (link.taken() == unwanted.number() && link.claim().fence(seen)) {
                cancelled = true;
                link.kill();
                return;
            }
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    Duration timedOut() {
        return timedOut;
    }

    // ---- figures

    long tasksDone() {
        return tasksDone;
    }

    long busyNanos(long now) {
        return busyNanos + (chunk == null ? 0 : now - idleSince);
    }

    long age(long now) {
        return now - started;
    }

    /** The index of the item that it runs; -1 if it has no chunk. */
    int item() {
        if (chunk == null) {
            return -1;
        }
        long seen = link.claim().get();
        int place = Claim.isOf(seen, chunk.number()) ? Math.max(0, Claim.next(seen) - 1) : 0;
        return chunk.index(place);
    }

    @Override
    public String toString() {
        return link.toString();
    }
}
