package dev.brood.internal.command;

import java.util.Locale;

/** How much is said about what was entered. Errors are always told. */
public enum Feedback {
    /** Nothing. */
    SILENT,
    /** Values of expressions, but for assignments. */
    CONCISE,
    /** All values, and what was declared. */
    NORMAL,
    /** As before, and in which variable a value is, of which type. */
    VERBOSE;

    /**
     * Gives the word for it.
     *
     * @return as the user types it
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
