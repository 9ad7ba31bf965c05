package dev.brood.internal.command;

import dev.brood.internal.dependency.Coordinates;
import java.util.List;
import java.util.stream.Stream;

/** What the user has set, for this run. Used by one thread at a time, but for {@link #prefix}. */
public final class Preferences {

    private final Modes modes = new Modes();
    private volatile boolean prefix;
    private Keys keys = Keys.EMACS;
    private List<String> editor = List.of();
    private List<Coordinates> dependencies = List.of();

    /** Whose keys the line editor knows. */
    public enum Keys {
        /** As in Emacs. */
        EMACS,
        /** As in vi. */
        VI
    }

    /** What is so at first. */
    public Preferences() {}

    /**
     * Tells how much is said.
     *
     * @return at first normal
     */
    public Feedback feedback() {
        return mode().feedback();
    }

    /**
     * Gives the feedback mode that is in force.
     *
     * @return at first normal
     */
    public Mode mode() {
        return modes.current();
    }

    Modes modes() {
        return modes;
    }

    /**
     * Tells whether the name of a process stands before each line that it prints.
     *
     * @return at first it does not
     */
    public boolean prefix() {
        return prefix;
    }

    void prefix(boolean on) {
        prefix = on;
    }

    /**
     * Tells whose keys the line editor knows.
     *
     * @return at first those of Emacs
     */
    public Keys keys() {
        return keys;
    }

    void keys(Keys ofWhom) {
        keys = ofWhom;
    }

    /**
     * Lists what was asked of Maven in this session.
     *
     * @return all coordinates
     */
    public List<Coordinates> dependencies() {
        return dependencies;
    }

    void dependencies(List<Coordinates> all) {
        dependencies = all;
    }

    void editor(List<String> command) {
        editor = command;
    }

    /** The editor that was set, or else the one of the environment. */
    List<String> editor() {
        return editor.isEmpty()
                ? Stream.of("JSHELLEDITOR", "VISUAL", "EDITOR")
                        .map(System.getenv()::get)
                        .filter(command -> command != null && !command.isBlank())
                        .map(command -> List.of(command.strip().split("\\s+")))
                        .findFirst()
                        .orElse(List.of("vi"))
                : editor;
    }
}
