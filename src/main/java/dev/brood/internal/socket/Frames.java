package dev.brood.internal.socket;

import dev.brood.internal.base.Deadline;

/** Messages as they travel: bytes of a kind, which nobody here reads. */
interface Frames {

    /** An encoded object. */
    byte OBJECT = 1;

    /** Bytes of the user's. */
    byte BYTES = 2;

    /**
     * A message.
     *
     * @param kind {@link #OBJECT} or {@link #BYTES}
     * @param body what it is
     */
    record Frame(byte kind, byte[] body) {}

    /** Sends a message. */
    void send(byte kind, byte[] body, int offset, int length);

    /**
     * Receives a message; waits as long as it takes.
     *
     * @param onlyBytes whether it must be one of bytes; another one stays there
     * @return the message; null if this is used no more, as others took its place
     */
    Frame recv(boolean onlyBytes);

    /** Waits until a message is there, or the end. Gives false if the time was over first. */
    boolean await(Deadline deadline);

    /** Whether there is a message, or the end. Does not wait. */
    boolean isReady();

    boolean isClosed();

    void close();

    /** What {@link #recv} says if an object comes. */
    static IllegalStateException noBytes() {
        return new IllegalStateException("the next message is an object: receive it by recv()");
    }
}
