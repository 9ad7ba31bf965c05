package dev.brood.internal.sync;

import dev.brood.error.BrokenBarrierException;
import dev.brood.internal.memory.ProcessToken;

/**
 * Why a barrier broke, in a word that is never zero.
 *
 * <pre>
 *   63          8 7    0
 *  | process id  | why  |
 * </pre>
 */
enum BreakReason {
    DIED("process %d died"),
    TIMED_OUT("a party in process %d waited too long"),
    INTERRUPTED("a party in process %d was interrupted"),
    ACTION_FAILED("the action failed in process %d"),
    FAILED("a party in process %d failed"),
    ABORTED("process %d aborted it"),
    RESET("process %d reset it");

    private static final int BITS = 8;

    private final String words;

    BreakReason(String words) {
        this.words = words;
    }

    /** The word for this process. */
    long here() {
        return by(ProcessToken.mine());
    }

    /** The word for a process, given by its token. */
    long by(long token) {
        return ProcessToken.pid(token) << BITS | ordinal() + 1;
    }

    /** What those get who waited. */
    static BrokenBarrierException exception(long word) {
        BreakReason breach = values()[(int) (word & (1 << BITS) - 1) - 1];
        String why = breach.words.formatted(word >>> BITS);
        return new BrokenBarrierException(
                breach == RESET
                        ? "the barrier was reset: " + why
                        : "the barrier is broken: " + why + "; reset() makes it usable again");
    }
}
