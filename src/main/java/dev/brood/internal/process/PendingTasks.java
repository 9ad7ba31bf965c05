package dev.brood.internal.process;

import dev.brood.internal.base.Interrupted;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.diagnosis.Remarks;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Tasks that were given to executors and are not done. As with Java's own executors this process does not end by itself
 * before they are, and {@code System.exit} drops them. What holds the JVM is a thread that is there as long as there are any.
 */
public final class PendingTasks {

    private static final Set<CompletionStage<?>> TASKS = new LinkedHashSet<>();

    /** Guarded by {@link #TASKS}; null while there are none. */
    private static Thread holder;

    private PendingTasks() {}

    /**
     * Counts a task from now on.
     *
     * @param task is done when the task is, in whatever way
     */
    public static void add(CompletionStage<?> task) {
        synchronized (TASKS) {
            TASKS.add(task);
            if (holder == null) {
                Thread thread = SystemThreads.make("brood-tasks", PendingTasks::hold);
                thread.setDaemon(false);
                holder = SystemThreads.start(thread);
            }
        }
        task.whenComplete((_, _) -> remove(task));
    }

    private static void remove(CompletionStage<?> task) {
        synchronized (TASKS) {
            TASKS.remove(task);
            TASKS.notifyAll();
        }
    }

    private static void hold() {
        synchronized (TASKS) {
            while (!TASKS.isEmpty()) {
                try {
                    TASKS.wait();
                } catch (InterruptedException e) {
                    // nobody has a reason to; the tasks are still owed
                }
            }
            holder = null;
        }
    }

    /** Waits until there are none, and says so if that takes longer than this. */
    static void await(Duration beforeSayingSo) {
        long start = System.nanoTime();
        boolean said = false;
        synchronized (TASKS) {
            while (!TASKS.isEmpty()) {
                long left = beforeSayingSo.toNanos() - (System.nanoTime() - start);
                if (!said && left <= 0) {
                    said = true;
                    Remarks.say("waiting for tasks of executors: " + TASKS.size());
                }
                try {
                    if (said) {
                        TASKS.wait();
                    } else {
                        TimeUnit.NANOSECONDS.timedWait(TASKS, left);
                    }
                } catch (InterruptedException e) {
                    throw Interrupted.during("waiting for tasks of executors", e);
                }
            }
        }
    }
}
