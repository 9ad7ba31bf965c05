package dev.brood.repl.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much is said about what was entered. Errors are always told. */
public enum Feedback {
    /** Nothing. */
    SILENT,
    /** Values. */
    CONCISE,
    /** Values, and what was declared. */
    NORMAL,
    /** As before, and the types of values. */
    VERBOSE;

    /**
     * Gives the word for it.
     *
     * @return as the user types it
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Feedback named(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new CommandException(
                                "feedback is "
                                        + Arrays.stream(values())
                                                .map(Feedback::word)
                                                .collect(Collectors.joining(", "))
                                        + ", not "
                                        + word));
    }
}
