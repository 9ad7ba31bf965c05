package dev.brood.internal.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Receives what a {@link MessageWriter} sends. One thread at a time may receive; closing ends a receive that waits.
 *
 * <pre>
 *    0               4               8
 *   +---------------+---------------+------------------
 *   | magic+version | length        | message ...
 *   +---------------+---------------+------------------
 *   big-endian; length in bytes, without the header
 * </pre>
 */
public final class MessageReader implements AutoCloseable {

    /** "BRD" and the version of the format. Both ends are of the same jar, so another version means a stranger. */
    static final int MAGIC = ('B' << 24) | ('R' << 16) | ('D' << 8) | 2;

    static final int HEADER_BYTES = 8;

    /** Limit before the other end has said who it is. */
    private static final int GREETING_BYTES = 1024;

    private static final int MOST_AT_ONCE = 1024 * 1024;

    private final ReadableByteChannel channel;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    private int limit = GREETING_BYTES;

    /** How many times something was read; for whoever asks whether anything happens. */
    private volatile long reads;

    /** Room is made for a message, it is being decoded, or in the hands of whoever received it. */
    private volatile boolean inHand;

    /**
     * Reads from a channel, which is in blocking mode and belongs to this object from now on. Until {@link #trust} is
     * called, frames longer than a greeting are refused.
     *
     * @param channel what to receive over
     */
    public MessageReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** Accepts frames of any length from now on: the other end has proved who it is. For the thread that receives. */
    public void trust() {
        limit = Integer.MAX_VALUE;
    }

    /**
     * Waits for the next message.
     *
     * @return the message, or null at the end: the other process closed the channel or is gone
     * @throws IOException if the channel fails or carries something else than messages
     * @throws NoRoomException if the message does not fit into the heap
     */
    public Message receive() throws IOException {
        inHand = false;
        header.clear();
        if (!fill(header)) {
            return null;
        }
        header.flip();
        int magic = header.getInt();
        int length = header.getInt();
        if (magic != MAGIC) {
            throw new IOException(
                    "not a Brood message of this version: it begins with "
                            + Integer.toHexString(magic));
        }
        if (length < 0 || length > limit) {
            throw new IOException(
                    "a message of " + length + " bytes, where " + limit + " are allowed");
        }
        try {
            inHand = true; // to make the room may take a while
            ByteBuffer content = ByteBuffer.allocate(length);
            inHand = false;
            if (length > 0 && !fill(content)) {
                throw truncated();
            }
            inHand = true;
            return MessageFormat.decode(content.array());
        } catch (OutOfMemoryError e) {
            throw new NoRoomException(length);
        }
    }

    /** A message is larger than what is free of the heap. What comes after it is lost with it. */
    public static final class NoRoomException extends IOException {

        @Serial private static final long serialVersionUID = 1;

        private NoRoomException(int length) {
            super(
                    "what came back takes %s twice while it is read, which the heap of this process, %s at most, has not left"
                            .formatted(
                                    TooLarge.size(length),
                                    TooLarge.size(Runtime.getRuntime().maxMemory())));
        }
    }

    /**
     * Tells whether messages are still coming: whether anything has been read since it was asked last, or a message has been
     * read and the next one has not been asked for yet.
     *
     * @param before what it gave the last time, or a negative number
     * @return a number to ask with again, or -1 if nothing happens
     */
    public long progressSince(long before) {
        long now = reads;
        return now != before || inHand ? now : -1;
    }

    /** Fills a buffer; false if the channel ended before its first byte. */
    private boolean fill(ByteBuffer buffer) throws IOException {
        int end = buffer.limit();
        while (buffer.position() < end) {
            // the JDK makes a copy outside the heap of all that may be read at once
            buffer.limit((int) Math.min(end, buffer.position() + (long) MOST_AT_ONCE));
            if (channel.read(buffer) < 0) {
                if (buffer.position() == 0) {
                    return false;
                }
                throw truncated();
            }
            reads++; // this thread alone writes it
        }
        return true;
    }

    private static EOFException truncated() {
        return new EOFException("the other end went away in the middle of a message");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
