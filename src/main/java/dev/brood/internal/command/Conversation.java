package dev.brood.internal.command;

import dev.brood.shell.Shell;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** What a command can see and do. */
public interface Conversation {

    /**
     * Gives the session.
     *
     * @return the session, the same for ever: a reset empties it
     */
    Shell shell();

    /**
     * Gives what the user has set.
     *
     * @return to be read and changed
     */
    Preferences preferences();

    /**
     * Says something.
     *
     * @param text one or several lines
     */
    void say(String text);

    /**
     * Says how far something is that takes long. In a script that goes to where errors go, so as not to be mixed with output.
     *
     * @param text a line
     */
    default void report(String text) {
        say(text);
    }

    /**
     * Says what went wrong, and goes on.
     *
     * @param text one or several lines
     */
    void complain(String text);

    /**
     * Evaluates a snippet and shows what came of it, as if it had been typed.
     *
     * @param source the snippet
     * @return whether it went well
     */
    boolean enter(String source);

    /**
     * Shows all of a value, however long it is.
     *
     * @param expression what gives the value; empty for the one that was shown last
     */
    void showAll(String expression);

    /** Shows all of the exception that was shown last. */
    void showTrace();

    /**
     * Does something that Ctrl-C interrupts.
     *
     * @param work ends with an exception when its thread is interrupted
     */
    void interruptibly(Runnable work);

    /**
     * Tells whether there is somebody to ask.
     *
     * @return false in a script, and where input comes from elsewhere than a terminal
     */
    boolean isInteractive();

    /**
     * Asks a person.
     *
     * @param question shown before the cursor
     * @return what was typed, without its end; null if there is no answer
     */
    String ask(String question);

    /**
     * Shows lines that change, until a key is pressed. Shows them once if there is nobody to press it.
     *
     * @param lines gives what is to be seen now
     */
    void watch(Supplier<List<String>> lines);

    /**
     * Lets another program have the terminal.
     *
     * @param command the program and its arguments
     * @return its exit code
     * @throws IOException if it cannot be started
     */
    int handOver(List<String> command) throws IOException;

    /**
     * Gives what was typed.
     *
     * @param earlier whether in earlier runs as well
     * @return entries of one or several lines, the oldest first
     */
    List<String> history(boolean earlier);

    /**
     * Gives what was entered in the session that was there last and is gone.
     *
     * @return the same each time; nothing if that is not known
     */
    LastRun lastRun();

    /**
     * Ends it after this command.
     *
     * @param code the exit code
     */
    void end(int code);

    /**
     * Tells whether it has ended.
     *
     * @return the code to exit with, once it has
     */
    OptionalInt exitCode();
}
