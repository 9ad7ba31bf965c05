package dev.brood.error;

import java.io.Serial;

/** The other side of a connection did not prove that it knows the key. Nothing that it sent was decoded. */
public final class AuthenticationException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    /**
     * Says who failed, and how.
     *
     * @param message which side, and what it did instead
     */
    public AuthenticationException(String message) {
        super(message, null);
    }
}
