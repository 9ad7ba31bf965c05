package dev.brood.internal.repl;

import java.io.Serial;

/** The command was called in a way that cannot be meant; the message says what to change. */
final class UsageException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
