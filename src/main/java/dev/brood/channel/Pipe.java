package dev.brood.channel;

/**
 * The two ends of a pipe between processes. What one end sends the other receives, whole and in order.
 *
 * @param <T> type of what is sent
 * @param first one end; of a one-way pipe that which receives
 * @param second the other end; of a one-way pipe that which sends
 */
public record Pipe<T>(Connection<T> first, Connection<T> second) {

    /**
     * Makes a pipe.
     *
     * @param <T> type of what is sent
     * @param duplex whether both ends send and receive; otherwise the first receives and the second sends
     * @return its ends
     * @throws dev.brood.error.SharedMemoryException if there is no room
     */
    public static <T> Pipe<T> create(boolean duplex) {
        PipeCell cell = PipeCell.create(duplex);
        return new Pipe<>(new Connection<>(cell, 0), new Connection<>(cell, 1));
    }

    /**
     * Gives the end that receives, of a one-way pipe.
     *
     * @return the first end
     */
    public Connection<T> receiver() {
        return first;
    }

    /**
     * Gives the end that sends, of a one-way pipe.
     *
     * @return the second end
     */
    public Connection<T> sender() {
        return second;
    }
}
