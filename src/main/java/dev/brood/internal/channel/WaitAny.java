package dev.brood.internal.channel;

import dev.brood.channel.Waitable;
import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for several things at once. They have no common word to sleep on, so this looks at them in turn, with naps in
 * between that last a part of the time waited so far.
 */
public final class WaitAny {

    private static final long SPIN = 20_000;
    private static final long SHORTEST_NAP = 50_000;
    private static final long LONGEST_NAP = 20_000_000;
    private static final int PART = 8;

    private WaitAny() {}

    /**
     * Waits until something is ready.
     *
     * @param <W> what the things have in common
     * @param things what to wait for
     * @param deadline until when
     * @return those that are ready, in their order; none if the time was over first
     * @throws WaitInterruptedException if the thread is interrupted while it waits
     */
    public static <W extends Waitable> List<W> of(
            Collection<? extends W> things, Deadline deadline) {
        long start = System.nanoTime();
        while (true) {
            List<W> ready = ready(things);
            long left = deadline.remaining();
            if (!ready.isEmpty() || left <= 0) {
                return ready;
            }
            if (Thread.interrupted()) {
                throw Interrupted.during(
                        "waiting for one of " + things.size() + " things",
                        new InterruptedException());
            }
            long waited = System.nanoTime() - start;
            if (waited < SPIN) {
                Thread.onSpinWait();
            } else {
                long nap = Math.clamp(waited / PART, SHORTEST_NAP, LONGEST_NAP);
                LockSupport.parkNanos(Math.min(nap, left));
            }
        }
    }

    private static <W extends Waitable> List<W> ready(Collection<? extends W> things) {
        return things.stream().filter(Waitable::isReady).<W>map(thing -> thing).toList();
    }
}
