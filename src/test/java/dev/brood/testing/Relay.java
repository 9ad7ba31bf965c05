package dev.brood.testing;

import java.util.concurrent.atomic.AtomicReference;

/** How one thread of a test hands something to another. */
public final class Relay {

    private Relay() {}

    /** Takes what comes next. Spins, so that both go on in the same moment. */
    public static <T> T next(AtomicReference<T> from) {
        T next;
        while ((next = from.getAndSet(null)) == null) {
            Thread.onSpinWait();
        }
        return next;
    }
}
