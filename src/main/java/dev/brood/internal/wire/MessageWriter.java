package dev.brood.internal.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Sends messages to a {@link MessageReader}, which shows how they look. Any thread may send. A stream and no channel, as a
 * channel is closed when a thread that is interrupted writes to it.
 */
public final class MessageWriter implements AutoCloseable {

    private final OutputStream stream;

    /**
     * Writes to a stream, which belongs to this object from now on.
     *
     * @param stream what to send over
     */
    public MessageWriter(OutputStream stream) {
        this.stream = stream;
    }

    /**
     * Gives a message the form in which it is sent.
     *
     * @param message what to send
     * @return header and content
     */
    public static byte[] frame(Message message) {
        byte[] frame = MessageFormat.encode(message, new byte[MessageReader.HEADER_BYTES]);
        ByteBuffer.wrap(frame)
                .putInt(MessageReader.MAGIC)
                .putInt(frame.length - MessageReader.HEADER_BYTES);
        return frame;
    }

    /**
     * Gives an encoded message the form in which it is sent.
     *
     * @param content the message, such as {@link Envelope#toBytes}
     * @return header and content
     */
    public static byte[] frameOf(byte[] content) {
        return ByteBuffer.allocate(MessageReader.HEADER_BYTES + content.length)
                .putInt(MessageReader.MAGIC)
                .putInt(content.length)
                .put(content)
                .array();
    }

    /**
     * Sends a message and returns when the system has taken it.
     *
     * @param message what to send
     * @throws IOException if the other end is gone
     */
    public void send(Message message) throws IOException {
        send(frame(message));
    }

    /**
     * Sends a frame and returns when the system has taken it.
     *
     * @param frame of a message
     * @throws IOException if the other end is gone
     */
    public synchronized void send(byte[] frame) throws IOException {
        stream.write(frame);
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
