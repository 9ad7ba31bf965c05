package dev.brood.internal.base;

import java.time.Duration;

/** Until when a call waits. Made from a duration at the beginning of the call; not for other processes. */
public final class Deadline {

    /** Waits as long as it takes. */
    public static final Deadline NEVER = new Deadline(0, Long.MAX_VALUE);

    /** Has passed already: does not wait at all. */
    public static final Deadline NOW = new Deadline(0, 0);

    private final long start;
    private final long nanos;

    private Deadline(long start, long nanos) {
        this.start = start;
        this.nanos = nanos;
    }

    /**
     * Waits for a time.
     *
     * @param duration how long; zero or less is not at all, more than 292 years is for ever
     * @return the deadline
     */
    public static Deadline in(Duration duration) {
        if (duration == null) {
            throw new IllegalArgumentException(
                    "the time to wait must not be null; leave it out to wait for ever");
        }
        return inNanos(nanos(duration));
    }

    /**
     * Gives a duration as the JDK's timed methods take it.
     *
     * @param duration the duration
     * @return nanoseconds; one of more than 292 years as the longest there is
     */
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /**
     * Waits for a time.
     *
     * @param nanos how long, in nanoseconds; zero or less is not at all
     * @return the deadline
     */
    public static Deadline inNanos(long nanos) {
        if (nanos <= 0) {
            return NOW;
        }
        return nanos == Long.MAX_VALUE ? NEVER : new Deadline(System.nanoTime(), nanos);
    }

    /**
     * Tells how much time is left.
     *
     * @return nanoseconds, zero or less when it has passed
     */
    public long remaining() {
        return nanos == Long.MAX_VALUE || nanos == 0 ? nanos : nanos - (System.nanoTime() - start);
    }

    /**
     * Tells whether there is no time left.
     *
     * @return true if it has passed
     */
    public boolean isOver() {
        return remaining() <= 0;
    }
}
