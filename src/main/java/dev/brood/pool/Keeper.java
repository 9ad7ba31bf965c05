package dev.brood.pool;

import dev.brood.internal.base.SystemThreads;
import java.util.concurrent.locks.LockSupport;

/** The thread that does a pool's work while nobody waits for a result. */
final class Keeper {

    private final Foreman foreman;
    private final Thread thread;
    private volatile boolean wanted;
    private volatile boolean ended;

    Keeper(Foreman foreman, String name) {
        this.foreman = foreman;
        this.thread = SystemThreads.make(name, this::keep);
        foreman.whenNobodyWaits(this::wake);
    }

    void start() {
        SystemThreads.start(thread);
    }

    private void wake() {
        wanted = true;
        LockSupport.unpark(thread);
    }

    private void keep() {
        while (!ended) {
            if (!wanted) {
                LockSupport.park(this);
            }
            wanted = false;
            try {
                foreman.keep();
            } catch (InterruptedException e) {
                wanted = true; // by a callback of the user's; it is for nobody
            } catch (RuntimeException | Error e) {
                if (ended) {
                    return;
                }
                System.err.println("a pool could not do its work: " + e);
            }
        }
    }

    /** It may be in a callback of the user's, which it finishes. */
    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }
}
