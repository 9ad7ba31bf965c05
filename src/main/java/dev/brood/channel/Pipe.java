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
