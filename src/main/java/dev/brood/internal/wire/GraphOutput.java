package dev.brood.internal.wire;

import com.esotericsoftware.kryo.io.Output;

/** Kryo's output into an array that grows up to a limit. Kryo's own doubles it until the size is negative. */
final class GraphOutput extends Output {

    private static final int FIRST_BUFFER = 512;

    private final int largest;

    GraphOutput(int largest) {
        super(FIRST_BUFFER, largest);
        this.largest = largest;
    }

    @Override
    protected boolean require(int required) {
        if (capacity - position >= required) {
            return false;
        }
        buffer = TooLarge.grow(buffer, (long) position + required, largest);
        capacity = buffer.length;
        return true;
    }
}
