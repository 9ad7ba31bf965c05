package dev.brood.internal.process;

import dev.brood.internal.wire.Codec;
import java.util.function.Function;

/** What a worker does for somebody who waits for the outcome: it runs the user's code, and sends what came out in any case. */
public final class Attempt {

    /** Runs the user's code and encodes its value, which may run more of it. */
    @FunctionalInterface
    public interface Work<E> {

        /** Gives the value, encoded. */
        E run() throws Throwable;
    }

    private Attempt() {}

    /**
     * Tries it.
     *
     * @param <E> what an encoded outcome is
     * @param work gives the value, encoded
     * @param failure gives the same of an exception, from its graph
     * @return the value, or what was thrown in its place
     */
    public static <E> E encoded(Work<E> work, Function<byte[], E> failure) {
        try {
            return work.run();
        } catch (OutOfMemoryError e) {
            throw e; // the worker is of no use any more; its end says why
        } catch (Throwable thrown) {
            return failure.apply(graphOf(thrown));
        }
    }

    /**
     * Encodes what the user's code has thrown, with the lines that the user typed.
     *
     * @param thrown the exception
     * @return its graph, or that of what is left of it if it cannot be sent
     */
    public static byte[] graphOf(Throwable thrown) {
        return ThrownGraph.encodeAnyway(Codec.ofThisProcess(), SessionCode.translate(thrown));
    }
}
