package dev.brood.internal.scheduler;

/**
 * One word between a worker and the pool, which decides who has an item: the worker takes items by counting up {@code next},
 * the pool takes the rest back by lowering {@code limit}, or ends it all with the fence. Each of these is one compare-and-set,
 * so an item is begun by the worker or taken back by the pool, never both. See {@link Claim} for the bits.
 *
 * <p>Memory consistency effects: what a worker did before it claimed an item is visible to whoever reads that claim.
 * If the worker dies: the word says which item it had begun last, and nobody changes it any more.
 */
public abstract class ClaimWord {

    /** Made by an implementation, for a word of its own. */
    protected ClaimWord() {}

    /**
     * Reads the word.
     *
     * @return what it says, for {@link Claim}
     */
    public abstract long get();

    /**
     * Changes the word, if nobody has changed it.
     *
     * @param expected what it should say still
     * @param next what it says then
     * @return whether it was changed
     */
    protected abstract boolean compareAndSet(long expected, long next);

    /**
     * By the worker: begins a chunk.
     *
     * @param chunk its number
     * @param items how many of its items the worker may run
     * @return false if the worker has been fenced off and may run nothing any more
     */
    public final boolean open(long chunk, int items) {
        long opened = Claim.opened(chunk, items);
        while (true) {
            long claim = get();
            if (Claim.isFenced(claim)) {
                return false;
            }
            if (compareAndSet(claim, opened)) {
                return true;
            }
        }
    }

    /**
     * By the worker: takes the next item to run.
     *
     * @return its place in the chunk, or -1 if there is none that the worker may run
     */
    public final int claim() {
        while (true) {
            long claim = get();
            int next = Claim.next(claim);
            if (next >= Claim.limit(claim) || Claim.isFenced(claim)) {
                return -1;
            }
            if (compareAndSet(claim, claim + 1)) {
                return next;
            }
        }
    }

    /** By the pool: takes back what the worker has not begun, if the word still says this. */
    final boolean reclaim(long seen) {
        return compareAndSet(seen, Claim.reclaimed(seen));
    }

    /** By the pool: lets the worker begin nothing more, if the word still says this. So it is known whom it costs to kill it. */
    final boolean fence(long seen) {
        return compareAndSet(seen, Claim.fenced(seen));
    }
}
