package dev.brood.internal.scheduler;

import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.diagnosis.Remarks;
import java.util.concurrent.locks.LockSupport;

/** The thread that does a pool's work while no thread waits for a result. */
final class BackgroundDriver {

    private final PoolScheduler scheduler;
    private final Thread thread;
    private volatile boolean wanted;
    private volatile boolean ended;

    BackgroundDriver(PoolScheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.thread = SystemThreads.make(name, this::drive);
    }

    void start() {
        SystemThreads.start(thread);
    }

    void wake() {
        wanted = true;
        LockSupport.unpark(thread);
    }

    private void drive() {
        while (!ended) {
            if (!wanted) {
                LockSupport.park(this);
            }
            wanted = false;
            try {
                scheduler.workWhileNobodyWaits();
            } catch (InterruptedException e) {
                wanted = true; // by a callback of the user's; it is for nobody
            } catch (RuntimeException | Error e) {
                if (ended) {
                    return;
                }
                Remarks.say("a pool could not do its work: " + e);
            }
        }
    }

    /** Ends it. It may be in a callback of the user's, which it finishes. */
    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }
}
