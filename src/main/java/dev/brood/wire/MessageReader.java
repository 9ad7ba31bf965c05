package dev.brood.wire;

import java.io.EOFException;
import java.io.IOException;
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

    private final ReadableByteChannel channel;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    private int limit = GREETING_BYTES;

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
     */
    public Message receive() throws IOException {
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
        ByteBuffer content = ByteBuffer.allocate(length);
        if (length > 0 && !fill(content)) {
            throw truncated();
        }
        return MessageFormat.decode(content.array());
    }

    /** Fills a buffer; false if the channel ended before its first byte. */
    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                if (buffer.position() == 0) {
                    return false;
                }
                throw truncated();
            }
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
