package dev.brood.internal.command;

import java.time.Duration;
import java.util.Locale;

/** Times as people write them. */
final class Durations {

    private static final double NANOS = 1e9;

    private Durations() {}

    /** As in {@code 3.2 s}, {@code 4 min 5 s}, {@code 2 h 10 min}. */
    static String words(Duration time) {
        if (time.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toNanos() / NANOS);
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    /** With three digits and a fitting unit, as in {@code 12.3 ms}. */
    static String precise(long nanos) {
        String[] units = {"ns", "µs", "ms", "s"};
        double value = nanos;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        int decimals = unit == 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", value, units[unit]);
    }
}
