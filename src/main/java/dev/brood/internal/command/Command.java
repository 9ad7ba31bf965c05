package dev.brood.internal.command;

import java.util.List;
import java.util.stream.Stream;

/** What begins with a slash. */
public interface Command {

    /**
     * Gives its name.
     *
     * @return without the slash
     */
    String name();

    /**
     * Gives what may follow the name.
     *
     * @return as in {@code [code]}; empty if nothing
     */
    default String parameter() {
        return "";
    }

    /**
     * Gives what the next word may be, where that is known beforehand.
     *
     * @param before the words that have been typed behind the name
     * @return the words; empty if it may be anything
     */
    default List<String> choices(List<String> before) {
        return before.isEmpty() && parameter().contains("|")
                ? Stream.of(parameter().split("[^\\w-]+")).filter(word -> !word.isBlank()).toList()
                : List.of();
    }

    /**
     * Tells what it does.
     *
     * @return a line
     */
    String help();

    /**
     * Tells more about it.
     *
     * @return lines; empty if there is nothing to tell
     */
    default String details() {
        return "";
    }

    /**
     * Shows how it is used.
     *
     * @return lines to type, which work in a fresh session; empty if there is nothing to show
     */
    default String example() {
        return "";
    }

    /**
     * Does it.
     *
     * @param argument what follows the name, without space around it; empty if nothing
     * @param conversation where it was typed
     * @throws CommandException if it cannot be done
     */
    void run(String argument, Conversation conversation);
}
