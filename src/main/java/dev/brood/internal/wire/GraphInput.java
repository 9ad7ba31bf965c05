package dev.brood.internal.wire;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;

/**
 * The bytes of a graph, all at hand. Kryo makes room for what a number promises and looks afterwards whether it is there; this looks
 * before. Whatever is counted takes at least a byte.
 */
final class GraphInput extends Input {

    GraphInput(byte[] bytes, int offset, int count) {
        super(bytes, offset, count);
    }

    /** Reads how many elements come, each of at least a byte. */
    static int readCount(Input input) {
        return ((GraphInput) input).there(input.readVarInt(true));
    }

    private int there(int count) {
        if (count < 0 || count > limit - position) {
            throw new KryoException(
                    count + " elements are promised, " + (limit - position) + " bytes are there");
        }
        return count;
    }

    /** Looks whether as many elements can be there as the next number says, which is one more than there are. */
    void lookAtCount() {
        int before = position;
        there(Math.max(0, readVarInt(true) - 1)); // it may say that there is nothing at all
        position = before;
    }

    /** Always one more than the length of something. */
    @Override
    public int readVarIntFlag(boolean positive) {
        int number = super.readVarIntFlag(positive);
        there(Math.max(0, number - 1));
        return number;
    }

    @Override
    public byte[] readBytes(int length) {
        return super.readBytes(there(length));
    }

    @Override
    public int[] readInts(int length) {
        return super.readInts(there(length));
    }

    @Override
    public int[] readInts(int length, boolean positive) {
        return super.readInts(there(length), positive);
    }

    @Override
    public long[] readLongs(int length) {
        return super.readLongs(there(length));
    }

    @Override
    public long[] readLongs(int length, boolean positive) {
        return super.readLongs(there(length), positive);
    }

    @Override
    public float[] readFloats(int length) {
        return super.readFloats(there(length));
    }

    @Override
    public double[] readDoubles(int length) {
        return super.readDoubles(there(length));
    }

    @Override
    public short[] readShorts(int length) {
        return super.readShorts(there(length));
    }

    @Override
    public char[] readChars(int length) {
        return super.readChars(there(length));
    }

    @Override
    public boolean[] readBooleans(int length) {
        return super.readBooleans(there(length));
    }
}
