package dev.brood.shell;

import java.util.List;

/** What came of a snippet. */
public sealed interface Outcome {

    /**
     * It has a value: an expression, or a variable with an initial value.
     *
     * @param name the variable that has it now; JShell makes one for an expression
     * @param temporary whether JShell made that variable
     * @param declaration whether the snippet declares that variable, so that it is no expression
     * @param type its type as in source
     * @param value the value, or null
     */
    record Value(String name, boolean temporary, boolean declaration, String type, Object value)
            implements Outcome {}

    /**
     * It did something that has no value.
     *
     * @param what what it did, as in {@code created method square(int)}; empty for a statement
     */
    record Done(String what) implements Outcome {}

    /**
     * It did not compile, or it ran into a declaration that waits for others.
     *
     * @param problems what is wrong, at least one
     */
    record Rejected(List<Problem> problems) implements Outcome {}

    /**
     * It threw.
     *
     * @param thrown the exception; its traces are in terms of the source
     */
    record Threw(Throwable thrown) implements Outcome {}

    /** It was stopped. */
    record Stopped() implements Outcome {}

    /**
     * Something that is wrong in the source of a snippet.
     *
     * @param message what is wrong
     * @param start where it begins, as an offset in the text that was evaluated
     * @param end where it ends
     */
    record Problem(String message, int start, int end) {}
}
