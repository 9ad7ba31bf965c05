package dev.brood.pool;

import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.memory.Handles;
import dev.brood.internal.scheduler.PoolRuntime;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The pools of this process that have begun to work. One that nobody can reach any more is shut down, when the garbage
 * collector finds that. Where there is little garbage it may never look, so it is asked to when a pool has been idle for a
 * while: once for each time, not where the heap is so large that it would be felt, and for no more than a tenth of the time.
 */
final class ActivePools {

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long LARGE_HEAP = 1L << 30;
    private static final int PAUSE_PARTS = 10;

    private static final Set<Pool> POOLS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** For each pool, how many jobs it had been given when the collector was asked to look. Touched by one thread. */
    private static final Map<Pool, Long> LOOKED = new WeakHashMap<>();

    private static Thread watch;

    private ActivePools() {}

    /** What happens to a pool that nobody can use any more; nothing if its workers are gone, of which nothing is kept then. */
    private static final class Abandonment implements Runnable {

        private volatile PoolRuntime running;

        Abandonment(PoolRuntime running) {
            this.running = running;
            running.whenGone(() -> this.running = null);
        }

        @Override
        public void run() {
            PoolRuntime still = running;
            if (still != null) {
                still.abandon();
            }
        }
    }

    static void add(Pool pool, PoolRuntime running) {
        Handles.whenUnreachable(pool, new Abandonment(running));
        POOLS.add(pool);
        synchronized (ActivePools.class) {
            if (watch == null) {
                watch =
                        SystemThreads.start(
                                SystemThreads.lasting("brood-idle-pools", ActivePools::watch));
            }
        }
    }

    /** Those whose workers are not all gone, in no order. */
    static List<Pool> active() {
        List<Pool> begun;
        synchronized (POOLS) {
            begun = List.copyOf(POOLS);
        }
        return begun.stream().filter(pool -> !pool.isOver()).toList();
    }

    private static void watch() {
        try {
            long due = System.nanoTime();
            while (goesOn()) {
                Thread.sleep(IDLE);
                if (System.nanoTime() - due >= 0 && !isHeapLarge() && isOneIdleSinceLastTime()) {
                    long begun = System.nanoTime();
                    System.gc();
                    long end = System.nanoTime();
                    due = end + PAUSE_PARTS * (end - begun);
                }
            }
        } catch (InterruptedException e) {
            // nobody interrupts it; then it ends
        }
    }

    private static synchronized boolean goesOn() {
        boolean some = !active().isEmpty();
        if (!some) {
            watch = null;
        }
        return some;
    }

    private static boolean isOneIdleSinceLastTime() {
        boolean any = false;
        for (Pool pool : active()) {
            long jobs = pool.jobsIfIdle();
            any |= jobs >= 0 && !Long.valueOf(jobs).equals(LOOKED.put(pool, jobs));
        }
        return any;
    }

    private static boolean isHeapLarge() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() > LARGE_HEAP;
    }
}
