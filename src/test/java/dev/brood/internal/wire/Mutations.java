package dev.brood.internal.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes wrong bytes out of right ones: the smaller the damage, the further a reader comes. */
final class Mutations {

    private static final int[] EXTREMES = {
        -1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FFF_FFF0, 1 << 28, 1 << 20, 0xFF, 0x80
    };

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(List<byte[]> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    /** The next wrong input. It may happen to be right. */
    byte[] next() {
        byte[] bytes = any().clone();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            bytes = damaged(bytes);
        }
        return bytes;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] damaged(byte[] bytes) {
        if (bytes.length == 0) {
            return any().clone();
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> putInt(bytes, at, EXTREMES[random.nextInt(EXTREMES.length)]);
            case 3 -> putInt(bytes, at & ~3, EXTREMES[random.nextInt(EXTREMES.length)]);
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> { // a part is left out
                int end = at + random.nextInt(Math.min(16, bytes.length - at) + 1);
                return joined(
                        Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
            }
            case 6 -> { // a part comes twice
                int end = at + random.nextInt(Math.min(64, bytes.length - at) + 1);
                return joined(
                        Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> { // goes on as another one
                byte[] other = any();
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                return joined(
                        Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, from, other.length));
            }
        }
        return bytes;
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < Integer.BYTES && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> 24 - 8 * i);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
