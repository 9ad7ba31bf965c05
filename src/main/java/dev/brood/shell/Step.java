package dev.brood.shell;

import dev.brood.internal.wire.SourceLines;

/** One of the things that a session does to run a script, in terms of what JShell has made of it. */
sealed interface Step {

    /**
     * A snippet begins.
     *
     * @param offset where, in the text of the script
     */
    record Begin(int offset) implements Step {}

    /**
     * The source lines of a class are known from now on.
     *
     * @param name of the class
     * @param lines its lines
     */
    record Lines(String name, SourceLines lines) implements Step {}

    /**
     * There is a class.
     *
     * @param name its name
     * @param bytes its code, as it is sent to workers
     */
    record Load(String name, byte[] bytes) implements Step {}

    /**
     * A class has got other code.
     *
     * @param name its name
     * @param bytes its new code
     */
    record Redefine(String name, byte[] bytes) implements Step {}

    /**
     * The code of a snippet is run.
     *
     * @param name the class that was made for it
     * @param method a static one without parameters
     */
    record Run(String name, String method) implements Step {}

    /**
     * The variable with the script's arguments is set.
     *
     * @param variable the variable
     */
    record Arguments(Variable variable) implements Step {}

    /**
     * The value of a variable is kept in mind.
     *
     * @param variable the variable
     */
    record Hold(Variable variable) implements Step {}

    /**
     * A variable gets the value that another one had.
     *
     * @param from of which the value was held
     * @param to the variable
     */
    record PutBack(Variable from, Variable to) implements Step {}

    /**
     * A variable of the session.
     *
     * @param owner name of its class
     * @param name of its field
     */
    record Variable(String owner, String name) {}
}
