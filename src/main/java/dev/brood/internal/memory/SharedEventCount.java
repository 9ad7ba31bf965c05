package dev.brood.internal.memory;

import dev.brood.internal.base.Deadline;

/**
 * Where threads of any process wait until something holds, and are told when it may. All waiting in shared memory goes
 * through here: a short spin, then sleep in slices, so that an interrupt, a deadline or the death of whoever should have
 * called is noticed by itself.
 *
 * <pre>
 *    0        4         8
 *   | waiting | calls  |
 *
 *   waiting   1 if somebody may be asleep. Written by those who wait, cleared by those who call. Zero: nobody.
 *   calls     counts calls, wraps around. Written by those who call; those who wait sleep on it.
 * </pre>
 *
 * <p>The caller changes what is waited for, then reads {@code waiting}; who waits sets {@code waiting}, then looks at
 * what is waited for. Both are volatile, so one of them sees the other, and nobody sleeps through a change. A call
 * clears {@code waiting} and wakes one; whoever comes out of sleep sets it again, as there may be others, and calls the
 * next one if there is enough for two. So nobody counts who waits, and the dead need not be counted out.
 *
 * <p>The scheme is that of the third mutex in Ulrich Drepper, "Futexes Are Tricky" (2011), for any condition.
 */
public final class SharedEventCount {

    /** Bytes that a event count takes, aligned to 8. */
    public static final int SIZE = 8;

    static final int WAITING = 0;
    static final int CALLS = 4;

    /** Longest sleep. An interrupt is noticed in less than 50 ms. */
    private static final long SLICE = 40_000_000;

    /**
     * Another process answers in less than a microsecond if it runs, and in some tens if it has to be woken. Spinning
     * for less than a wake-up takes makes both sides sleep in turn, and every exchange then costs a wake-up.
     */
    private static final long LONGEST_SPIN = 50_000;

    private static final long SHORTEST_SPIN = 4_000;

    /** Where spinning has not paid of late, it is tried in full once in so many times. */
    private static final int TRIAL = 8;

    private static final int SPINS_PER_LOOK_AT_CLOCK = 16;
    private static final boolean SPINNING = Runtime.getRuntime().availableProcessors() > 1;

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {

        /** Tells whether it holds; may also take what there is to take. Called often. */
        boolean holds();

        /** As {@link #holds}, after a sleep in which nobody called: the time to look who is dead. */
        default boolean holdsAfterSilence() {
            return holds();
        }

        /** The spin was in vain: from now on it takes a call to be woken. What is waited for is looked at once more. */
        default void beforeSleep() {}

        /** Tells, after it held, whether it may hold for somebody else as well. */
        default boolean holdsForMore() {
            return false;
        }
    }

    private final AtomicMemory words;
    private final long offset;
    private final Parking parking = Parking.chosen();

    /** How long it was worth to spin here of late. A guess for all threads of this process, so races do not matter. */
    private long spin = LONGEST_SPIN;

    private int spins;

    /**
     * Makes a view.
     *
     * @param words the cell that it is in
     * @param offset where in the cell
     */
    public SharedEventCount(AtomicMemory words, long offset) {
        this.words = words;
        this.offset = offset;
    }

    /**
     * Waits.
     *
     * @param condition what for
     * @param deadline until when
     * @return false if the time was over first
     * @throws InterruptedException if the thread is interrupted before the condition holds
     */
    public boolean await(Condition condition, Deadline deadline) throws InterruptedException {
        if (deadline.isOver()) {
            return condition.holdsAfterSilence();
        }
        return spin(condition, deadline) || sleep(condition, deadline);
    }

    private boolean spin(Condition condition, Deadline deadline) {
        if (!SPINNING) {
            return false;
        }
        long longest = ++spins % TRIAL == 0 ? LONGEST_SPIN : spin;
        long limit = Math.min(longest, deadline.remaining());
        long start = System.nanoTime();
        do {
            for (int i = 0; i < SPINS_PER_LOOK_AT_CLOCK; i++) {
                if (condition.holds()) {
                    spin = LONGEST_SPIN;
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - start < limit);
        spin = Math.max(spin / 2, SHORTEST_SPIN);
        return false;
    }

    private boolean sleep(Condition condition, Deadline deadline) throws InterruptedException {
        condition.beforeSleep();
        long start = System.nanoTime();
        boolean slept = false;
        boolean called = true;
        while (true) {
            int seen = words.getIntVolatile(offset + CALLS);
            words.setIntVolatile(offset + WAITING, 1);
            if (called ? condition.holds() : condition.holdsAfterSilence()) {
                if (slept) {
                    callNext(condition);
                }
                return true;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long left = deadline.remaining();
            if (left <= 0) {
                return false;
            }
            parking.park(
                    words, offset + CALLS, seen, Math.min(left, SLICE), System.nanoTime() - start);
            slept = true;
            called = words.getIntVolatile(offset + CALLS) != seen;
        }
    }

    /** Must not fail: what was waited for may have been taken. */
    private void callNext(Condition condition) {
        try {
            if (condition.holdsForMore()) {
                call(1);
            }
        } catch (Error e) {
            // they look by themselves
        }
    }

    /**
     * Wakes threads that wait. Whatever they wait for must have been written before, volatile. It does not fail for lack
     * of memory or stack, as what has been done must not look undone: who is not woken looks by himself after a slice.
     *
     * @param count how many at most; these wake others where there is enough for more
     */
    public void call(int count) {
        try {
            if (words.getIntVolatile(offset + WAITING) != 0) {
                words.setIntVolatile(offset + WAITING, 0);
                words.getAndAddInt(offset + CALLS, 1);
                parking.unpark(words, offset + CALLS, count);
            }
        } catch (Error e) {
            // they look by themselves
        }
    }

    /** Wakes all threads that wait. */
    public void callAll() {
        call(Integer.MAX_VALUE);
    }
}
