package dev.brood.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * What was entered well, in order, so that it can be entered again after a reset: each snippet that is or was in force, and
 * what was dropped. Safe for use by many threads.
 */
public final class Journal {

    /**
     * Something that was entered.
     *
     * @param source the snippet; of what was dropped the name, as in {@code x} or {@code square(int)}
     * @param origin where the snippet came from
     * @param drop whether a declaration was dropped
     */
    public record Entry(String source, Origin origin, boolean drop) {}

    private List<Entry> entries = new ArrayList<>();
    private List<Entry> previous = List.of();

    Journal() {}

    synchronized void entered(String source, Origin origin) {
        entries.add(new Entry(source, origin, false));
    }

    synchronized void dropped(String key) {
        entries.add(new Entry(key, Origin.PROMPT, true));
    }

    /** Begins a new one; gives what there was in the last. */
    synchronized List<Entry> turnOver() {
        previous = List.copyOf(entries);
        entries = new ArrayList<>();
        return previous;
    }

    /**
     * Gives what was entered since the beginning or the last reset.
     *
     * @return a copy
     */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Gives what had been entered before the last reset.
     *
     * @return the entries; none if there was no reset
     */
    public synchronized List<Entry> previous() {
        return previous;
    }
}
