package dev.brood.repl;

/** What begins with a slash at the prompt. */
interface Command {

    /** Its name, without the slash. */
    String name();

    /** What may follow the name, as in {@code [code]}; empty if nothing. */
    default String parameter() {
        return "";
    }

    /** What it does, in a line. */
    String help();

    /**
     * Does it.
     *
     * @param argument what follows the name, without space around it; empty if nothing
     * @param conversation where it was typed
     */
    void run(String argument, Conversation conversation);
}
