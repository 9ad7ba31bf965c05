package dev.brood.sync;

/** Something that is held until it is closed, for try-with-resources. */
@FunctionalInterface
public interface Held extends AutoCloseable {

    /**
     * Releases it.
     *
     * @throws IllegalStateException if it is not held any more
     */
    @Override
    void close();
}
