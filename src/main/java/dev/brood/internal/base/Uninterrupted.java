package dev.brood.internal.base;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Work that an interrupt must not break off: on files, where it would close the channel and look like a failing disk, and
 * short waits. The interrupt is kept for later.
 */
public final class Uninterrupted {

    /** The work; may be begun again. */
    @FunctionalInterface
    public interface Work<T> {
        public T run() throws IOException;
    }

    /** A wait; may be begun again. */
    @FunctionalInterface
    public interface Waiting<T> {

        /** Waits. */
        public T run() throws InterruptedException;
    }

    private Uninterrupted() {}

    /**
     * Waits as long as it takes.
     *
     * @param <T> type of what it gives
     * @param waiting the wait
     * @return what it gives
     */
    public static <T> T await(Waiting<T> waiting) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return waiting.run();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public static <T> T run(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
