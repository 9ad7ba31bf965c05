package dev.brood.internal.command;

import java.io.Serial;

/** A command cannot be done; the message says why, and what to change. */
public final class CommandException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message for the user
     */
    public CommandException(String message) {
        super(message);
    }
}
