package dev.brood.process;

import java.time.Duration;

/** Durations as the JDK's timed methods take them. */
final class Durations {

    private Durations() {}

    /** In nanoseconds; one of more than 292 years as the longest there is. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
