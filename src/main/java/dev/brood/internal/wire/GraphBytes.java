package dev.brood.internal.wire;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes in an array that grows up to a limit. Not safe for use by many threads. */
final class GraphBytes extends OutputStream {

    private final int largest;
    private byte[] buffer;
    private int count;

    GraphBytes(int first, int largest) {
        this.buffer = new byte[first];
        this.largest = largest;
    }

    private void require(int more) {
        if (buffer.length - count < more) {
            buffer = TooLarge.grow(buffer, (long) count + more, largest);
        }
    }

    @Override
    public void write(int value) {
        require(1);
        buffer[count++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        require(length);
        System.arraycopy(bytes, offset, buffer, count, length);
        count += length;
    }

    /** All of them; not a copy if there are just as many as were expected. */
    byte[] toBytes() {
        return count == buffer.length ? buffer : Arrays.copyOf(buffer, count);
    }
}
