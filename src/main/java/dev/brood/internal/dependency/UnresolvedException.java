package dev.brood.internal.dependency;

import java.io.Serial;

/** Jars could not be had; the message says in a line why. */
public final class UnresolvedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    UnresolvedException(String message) {
        super(message);
    }
}
