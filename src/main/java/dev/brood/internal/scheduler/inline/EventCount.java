package dev.brood.internal.scheduler.inline;

import dev.brood.internal.base.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Where threads of this process wait until something holds, and are told when it may.
 *
 * <p>A thread that waits counts itself in, notes how many calls there have been, looks whether the condition holds, and sleeps only
 * until there has been another call. A caller changes what is waited for first, and looks then whether anybody waits. So one
 * of them sees the other. The condition is never asked under the monitor, as it may need other locks.
 *
 * <p>Memory consistency effects: what a thread did before {@link #wakeAll} is visible to whoever that wakes.
 */
final class EventCount {

    /** Counted under the monitor, read without it. */
    private volatile int waiting;

    private volatile long calls;

    /** Waits. Gives whether the condition holds. */
    boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        if (condition.getAsBoolean()) {
            return true;
        }
        count(1);
        try {
            while (true) {
                long seen = calls;
                if (condition.getAsBoolean()) {
                    return true;
                }
                if (!sleep(seen, deadline)) {
                    return condition.getAsBoolean();
                }
            }
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int more) {
        waiting += more;
    }

    /** Sleeps until there has been another call. Gives false if the time was over first. */
    private synchronized boolean sleep(long seen, Deadline deadline) throws InterruptedException {
        while (calls == seen) {
            long left = deadline.remaining();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Has all that wait look again. */
    void wakeAll() {
        if (waiting > 0) {
            synchronized (this) {
                calls++;
                notifyAll();
            }
        }
    }
}
