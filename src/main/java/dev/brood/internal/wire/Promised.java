package dev.brood.internal.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Numbers that say how much will come. They are looked at before room is made: what is not there is not made room for. */
final class Promised {

    private Promised() {}

    /**
     * Reads how many elements come.
     *
     * @param in all of whose bytes are at hand
     * @param size bytes that each takes, at least
     * @throws EOFException if so many cannot be there
     */
    static int count(DataInputStream in, int size) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / size) {
            throw new EOFException(
                    "%d times %d bytes are promised, %d are there"
                            .formatted(count, size, in.available()));
        }
        return count;
    }
}
