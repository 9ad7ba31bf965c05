package dev.brood.testing;

import java.util.concurrent.atomic.AtomicReference;

/** How one thread of a test hands something to another. */
public final class Relay {

    private static final int SPINS = 10_000;

    private Relay() {}

    /** Takes what comes next. Spins, so that both go on in the same moment; where the other one has no processor, he gets this. */
    public static <T> T next(AtomicReference<T> from) {
        T next;
        for (int i = 0; (next = from.getAndSet(null)) == null; i++) {
            if (i < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        return next;
    }
}
