package dev.brood.internal.worker;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What this process does about SIGTERM. Java has no public API for signals; {@code sun.misc.Signal}, of the supported module
 * {@code jdk.unsupported}, is the usual way to them. javac warns of it, so the build compiles this class by itself.
 */
public final class Sigterm {

    private static final String NAME = "TERM";

    private Sigterm() {}

    /** Has the system end this process at once, without shutdown hooks. */
    static void endsAtOnce() {
        try {
            Signal.handle(new Signal(NAME), SignalHandler.SIG_DFL);
        } catch (IllegalArgumentException e) {
            // with -Xrs the JVM has left it as it was
        }
    }

    /**
     * Has something done instead, in a thread of the JVM's for each signal that comes, whose name is {@code SIGTERM handler}.
     *
     * @param action what to do
     * @throws IllegalStateException if this JVM runs with {@code -Xrs}
     */
    public static void runs(Runnable action) {
        try {
            Signal.handle(new Signal(NAME), _ -> action.run());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "this JVM was started with -Xrs and leaves signals alone", e);
        }
    }
}
