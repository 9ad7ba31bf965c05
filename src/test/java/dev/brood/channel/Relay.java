package dev.brood.channel;

import java.util.concurrent.atomic.AtomicReference;

/** How one thread of a test hands something to another. */
final class Relay {

    private Relay() {}

    /** Takes what comes next. Spins, so that both go on in the same moment. */
    static <T> T next(AtomicReference<T> from) {
        T next;
        while ((next = from.getAndSet(null)) == null) {
            Thread.onSpinWait();
        }
        return next;
    }
}
