package dev.brood.shell;

import java.util.List;

/** What came of a snippet. */
public sealed interface Outcome {

    /** Where a value is. */
    enum Place {
        /** In a variable that JShell made for it. */
        SCRATCH,
        /** In a variable that the snippet declares, so that it is no expression. */
        DECLARED,
        /** In a variable that the snippet assigns it to. */
        ASSIGNED,
        /** In a variable that the snippet names. */
        NAMED
    }

    /**
     * Tells whether it went well.
     *
     * @return whether there is a value, or something was done
     */
    default boolean isSuccess() {
        return this instanceof Value || this instanceof Done;
    }

    /**
     * It has a value: an expression, or a variable with an initial value.
     *
     * @param name the variable that has it now; JShell makes one for an expression
     * @param place what kind of variable that is
     * @param type its type as in source
     * @param value the value, or null
     */
    record Value(String name, Place place, String type, Object value) implements Outcome {

        /**
         * Tells whether JShell made the variable.
         *
         * @return false if it is the user's
         */
        public boolean temporary() {
            return place == Place.SCRATCH;
        }

        /**
         * Tells whether the snippet declares the variable.
         *
         * @return false for an expression
         */
        public boolean declaration() {
            return place == Place.DECLARED;
        }
    }

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
