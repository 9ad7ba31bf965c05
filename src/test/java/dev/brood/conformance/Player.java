package dev.brood.conformance;

import java.util.List;

/** Plays snippets, and tells what came of them in words in which two players can be compared. */
interface Player extends AutoCloseable {

    /** What {@code /drop} looks like. */
    String DROP = "/drop ";

    /**
     * Evaluates a snippet.
     *
     * @return {@code done}, {@code rejected}, what it threw, or name, type and value; of several variables in a row
     */
    String eval(String snippet);

    /** Takes out whatever is in force under a name. */
    void drop(String name);

    /** What is in force: variables with their types and values, methods, types, imports, and which of them wait for others. */
    List<String> state();

    /** The numbers of what is in force. */
    List<String> inForce();

    /** Takes out one by its number. */
    void dropNumber(String id);

    /** What comes of a step that the player itself does not bear, before the error. */
    String FAILED = "failed: ";

    /** Plays a step. */
    default String play(String step) {
        try {
            if (!step.startsWith(DROP)) {
                return eval(step);
            }
            drop(step.substring(DROP.length()));
            return "dropped";
        } catch (RuntimeException | LinkageError e) {
            return FAILED + e;
        }
    }

    /** Takes out all that is in force, what came last first. */
    default void clear() {
        inForce().reversed().forEach(this::dropNumber);
    }

    @Override
    void close();
}
