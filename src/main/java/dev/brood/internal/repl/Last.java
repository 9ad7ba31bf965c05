package dev.brood.internal.repl;

import dev.brood.shell.Outcome;

/** What was shown last, for those who want to see all of it. */
final class Last {

    private Outcome.Value value;
    private Throwable thrown;
    private boolean traceIsKnown;

    /** The last value, or null. */
    Outcome.Value value() {
        return value;
    }

    void value(Outcome.Value newValue) {
        value = newValue;
    }

    /** The last exception, or null. */
    Throwable thrown() {
        return thrown;
    }

    void thrown(Throwable newThrown) {
        thrown = newThrown;
    }

    /** Whether to tell of {@code /trace}: once is enough. */
    boolean isTraceNews() {
        boolean news = !traceIsKnown;
        traceIsKnown = true;
        return news;
    }
}
