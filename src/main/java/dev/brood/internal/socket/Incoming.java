package dev.brood.internal.socket;

import dev.brood.internal.socket.Frames.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Puts messages together from what arrives, one at a time. Its memory grows with what has come, never with what was announced.
 *
 * <pre>
 *   message = kind 1 | length 4, without a sign | body
 * </pre>
 *
 * <p>Not safe for use by many threads.
 */
final class Incoming {

    static final int HEADER = 1 + Integer.BYTES;

    private static final int BUFFER = 32 * 1024;

    /** Buffers: more than a socket holds. */
    private static final int MOST_DROPPED = 256;

    private final ReadableByteChannel channel;
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(BUFFER).flip();
    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private byte[] body;
    private int filled;
    private Frame next;
    private String end;

    Incoming(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** Takes in what is there, until a message is whole or nothing more comes. Gives whether there is either. */
    boolean look() {
        while (next == null && end == null) {
            if (arrived.hasRemaining()) {
                assemble();
            } else if (!read()) {
                return false;
            }
        }
        return true;
    }

    private boolean read() {
        int count;
        arrived.clear().limit(0);
        try {
            count = channel.read(arrived.clear());
        } catch (IOException e) {
            count = -1; // reset by the other side: it is gone
        }
        arrived.flip();
        if (count < 0) {
            end =
                    header.position() > 0
                            ? "the other end of this connection is gone, in the middle of a message"
                            : "the other end of this connection is gone, and all was received";
        }
        return count != 0;
    }

    private void assemble() {
        if (body == null) {
            while (header.hasRemaining() && arrived.hasRemaining()) {
                header.put(arrived.get());
            }
            if (header.hasRemaining() || !begin()) {
                return;
            }
        }
        while (filled < length() && arrived.hasRemaining()) {
            if (filled == body.length) {
                body = Arrays.copyOf(body, (int) Math.min(length(), 2L * filled));
            }
            int part = Math.min(arrived.remaining(), body.length - filled);
            arrived.get(body, filled, part);
            filled += part;
        }
        if (filled == length()) {
            next = new Frame(header.get(0), body);
            header.clear();
            body = null;
            filled = 0;
        }
    }

    private boolean begin() {
        byte kind = header.get(0);
        if (kind == Frames.BYTES && length() >= 0 || kind == Frames.OBJECT && length() > 0) {
            body = new byte[Math.min(length(), BUFFER)];
            return true;
        }
        end = "what came from the other end of this connection is no message";
        return false;
    }

    private int length() {
        return header.getInt(1);
    }

    /** The message that is there; null if it is the end. */
    Frame peek() {
        return next;
    }

    Frame take() {
        Frame taken = next;
        next = null;
        return taken;
    }

    /** Why nothing more comes, once all messages are taken; null as long as something may come. */
    String end() {
        return next == null ? end : null;
    }

    /** Reads what is there, to no use; not for ever, if the other side sends on. */
    void drop() {
        next = null;
        for (int i = 0; i < MOST_DROPPED && end == null && read(); i++) {
            arrived.position(arrived.limit());
        }
    }
}
