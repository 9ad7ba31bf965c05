package dev.brood.pool;

/**
 * Looks after workers that take long: kills one whose task ran longer than it may, and takes back what waits behind a slow
 * item while others are idle. Used under the foreman's lock.
 */
final class Overseer {

    /** A worker that stays so long at one item is slow enough to take back what waits behind it. */
    private static final long SLOW_NANOS = 20_000_000;

    private final PoolCell cell;
    private final Crew crew;
    private final PoolSettings settings;
    private final Books books;

    Overseer(PoolCell cell, Crew crew, PoolSettings settings, Books books) {
        this.cell = cell;
        this.crew = crew;
        this.settings = settings;
        this.books = books;
    }

    /** Looks at all of them. */
    void watch() {
        if (books.unfinished.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        boolean idle = false;
        for (Hand hand : crew.hands()) {
            long claim = hand.cell.claimed();
            if (claim != hand.claim || hand.chunk == null || hand.printed != null) {
                hand.claim = claim;
                hand.claimSince = now;
            } else if (settings.timeout() != null
                    && hand.timedOut == null
                    && now - hand.claimSince > settings.timeout().toNanos()
                    && hand.cell.condemn(claim)) { // or else the next item would die for it
                hand.timedOut = settings.timeout();
                hand.worker.kill();
            }
            idle |= hand.isIdle();
        }
        if (idle && books.again.isEmpty() && !cell.tasks().hasItems()) {
            takeBack(now);
        }
    }

    private void takeBack(long now) {
        for (Hand hand : crew.hands()) {
            Chunk chunk = hand.chunk;
            long claim = hand.claim;
            if (chunk == null) {
                continue;
            }
            int next = WorkerCell.next(claim);
            int left = chunk.count - next; // more than the claim's limit, if its life is short
            if (WorkerCell.isOf(claim, chunk.number)
                    && WorkerCell.limit(claim) > 0 // or else it is the empty claim of a new worker
                    && left > 0
                    && now - hand.claimSince > SLOW_NANOS
                    && hand.cell.takeBack(claim)) {
                chunk.count = next;
                int part = Math.max(1, left / crew.hands().size());
                for (int i = 0; i < left; i += part) {
                    books.again.addLast(chunk.part(next + i, Math.min(part, left - i)));
                }
            }
        }
    }
}
