package dev.brood.internal.scheduler;

import dev.brood.spi.ProgressDisplay;
import java.util.Locale;

/**
 * How far a pool is, as a line for people: a bar, the share, the rate and the time left; or only count and rate where
 * nobody knows how much there is. It covers all that is under way, and begins anew when nothing is. Counted under the
 * scheduler's lock, shown by the thread that does the round.
 */
public final class Progress {

    private static final long PAUSE = 100_000_000;
    private static final int WIDTH = 30;
    private static final double NANOS = 1e9;

    private static volatile ProgressDisplay sink = new PlainProgress();

    private final String label;
    private long done;
    private long total;
    private boolean known = true;
    private long start;
    private volatile long shownAt;
    private volatile boolean shown;

    Progress(String label) {
        this.label = label.isEmpty() ? "" : label + " ";
    }

    /**
     * Has the progress of all pools shown somewhere from now on.
     *
     * @param next where
     */
    public static void sendTo(ProgressDisplay next) {
        sink = next;
    }

    /** More has come. */
    void add(int items) {
        if (done == 0 && total == 0) {
            start = System.nanoTime();
            shownAt = start;
        }
        total += items;
    }

    /** Something has come of which nobody knows how much it is. */
    void addUnknown() {
        add(0);
        known = false;
    }

    /** An outcome is there. */
    void advance() {
        done++;
    }

    /** Tells whether it is time to show it again. */
    boolean isDue() {
        return System.nanoTime() - shownAt > PAUSE;
    }

    /** What to show now. */
    String line() {
        shownAt = System.nanoTime();
        double seconds = (shownAt - start) / NANOS;
        double rate = done / Math.max(seconds, 1 / NANOS);
        if (!known) {
            return "%s%d done, %s".formatted(label, done, perSecond(rate));
        }
        long share = total == 0 ? 0 : 100 * done / total;
        String left = done == 0 ? "" : ", " + time((total - done) / rate) + " left";
        return "%s[%s] %d/%d %d%%, %s%s"
                .formatted(label, bar(), done, total, share, perSecond(rate), left);
    }

    private String bar() {
        int filled = total == 0 ? 0 : (int) (WIDTH * done / total);
        return "#".repeat(filled) + "-".repeat(WIDTH - filled);
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, rate < 10 ? "%.1f/s" : "%.0f/s", rate);
    }

    private static String time(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long minutes = (long) (seconds / 60);
        return minutes < 60
                ? "%d min %d s".formatted(minutes, (long) seconds % 60)
                : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    /** How it ended, when nothing is under way any more; and a new beginning. */
    String end() {
        String last =
                "%s%d done in %s".formatted(label, done, time((System.nanoTime() - start) / NANOS));
        done = 0;
        total = 0;
        known = true;
        return last;
    }

    void show(String line) {
        shown = true;
        sink.show(line);
    }

    /** Shows the end, if there was anything to see before. */
    void showEnd(String line) {
        if (shown) {
            shown = false;
            sink.end(line);
        }
    }
}
