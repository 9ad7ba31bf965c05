package dev.brood.internal.scheduler;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What was found under the scheduler's lock and is done after it is released, as it runs the user's code: outcomes to be decoded, and
 * completions, which call back and wake those who wait. Safe for use by many threads; whoever takes something from here does it.
 */
final class Deferred {

    private final Queue<EncodedOutcome> undecoded = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> completions = new ConcurrentLinkedQueue<>();

    void decode(EncodedOutcome outcome) {
        undecoded.add(outcome);
    }

    void complete(Runnable completion) {
        completions.add(completion);
    }

    /** The next outcome to be decoded, or null. */
    EncodedOutcome nextToDecode() {
        return undecoded.poll();
    }

    /** The next completion to be run, or null. */
    Runnable nextCompletion() {
        return completions.poll();
    }

    boolean hasCompletions() {
        return !completions.isEmpty();
    }
}
