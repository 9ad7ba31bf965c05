package dev.brood.error;

import java.io.Serial;

/** A value cannot go to another process. The message has the path to the culprit, as in
 * {@code argument 1 → Job.source → java.io.FileInputStream}. */
public final class NotSendableException extends BroodException {

    @Serial private static final long serialVersionUID = 1;

    private final String path;
    private final String reason;

    /**
     * Names the culprit.
     *
     * @param path from what was sent to what cannot be sent
     * @param reason why it cannot be sent, and what to do instead
     * @param cause the failure underneath, or null
     */
    public NotSendableException(String path, String reason, Throwable cause) {
        super("cannot send " + path + ": " + reason, cause);
        this.path = path;
        this.reason = reason;
    }

    /**
     * Tells where the culprit is.
     *
     * @return the path from what was sent to what cannot be sent
     */
    public String path() {
        return path;
    }

    /**
     * Tells what is wrong with it.
     *
     * @return why it cannot be sent, and what to do instead
     */
    public String reason() {
        return reason;
    }
}
