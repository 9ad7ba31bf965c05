package dev.brood.internal.scheduler;

import dev.brood.error.TaskException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The workers of a pool: starts them, and others in place of those that end. Guarded by the scheduler's lock, but for
 * {@link #anyReports}.
 */
final class WorkerSet {

    /** After so many workers in a row that did not become ready, the pool is given up. */
    private static final int MOST_FAILURES = 3;

    /** As before, for workers that were killed from outside, perhaps by accident. */
    private static final int MOST_KILLED = 10;

    private static final Set<Integer> KILLED = Set.of(-9, -15);

    private final TaskLink link;
    private final LongSupplier clock;
    private final Runnable onEnd;
    private final List<WorkerHandle> handles = new CopyOnWriteArrayList<>();

    /** Those that have something left, which the end of the pool waits for. */
    private final List<WorkerLink> all = new ArrayList<>();

    private boolean leaving;
    private int restarts;
    private int failures;
    private int killed;
    private Supplier<RuntimeException> broken;

    WorkerSet(TaskLink link, LongSupplier clock, Runnable onEnd) {
        this.link = link;
        this.clock = clock;
        this.onEnd = onEnd;
    }

    /** Starts workers; stops those that could be started if one cannot. */
    void start(int workers) {
        try {
            for (int i = 0; i < workers; i++) {
                startOne();
            }
        } catch (RuntimeException | Error e) {
            stop();
            throw e;
        }
    }

    private void startOne() {
        WorkerLink worker = link.start(onEnd);
        all.removeIf(each -> !each.isAlive());
        all.add(worker);
        handles.add(new WorkerHandle(worker, clock.getAsLong()));
    }

    List<WorkerHandle> handles() {
        return handles;
    }

    int size() {
        return handles.size();
    }

    /** Whether a worker has reported something. Without the lock. */
    boolean anyReports() {
        for (WorkerHandle handle : handles) {
            if (handle.link().hasReports()) {
                return true;
            }
        }
        return false;
    }

    int restarts() {
        return restarts;
    }

    void remove(WorkerHandle handle) {
        handles.remove(handle);
    }

    /**
     * Has another worker take the place of one that has ended, unless the pool is leaving. Gives why that makes no sense any more, and
     * the pool is given up; null if it is not.
     */
    Supplier<RuntimeException> replace(WorkerHandle ended) {
        handles.remove(ended);
        count(ended);
        if (leaving || broken != null || link.isTooLate()) {
            return null;
        }
        if (failures >= MOST_FAILURES || killed >= MOST_KILLED) {
            return giveUp(reason(ended));
        }
        restarts++;
        try {
            startOne();
            return null;
        } catch (RuntimeException e) {
            return giveUp(() -> e);
        } catch (Error e) {
            return giveUp(() -> new IllegalStateException("cannot start a worker", e));
        }
    }

    private void count(WorkerHandle ended) {
        boolean good = ended.link().isReady();
        if (good || anotherGotReady()) {
            failures = 0;
            killed = 0;
        }
        if (!good) {
            if (ended.notReady() == null && KILLED.contains(ended.link().exitCode())) {
                killed++;
            } else {
                failures++;
            }
        }
    }

    /**
     * Whether one of those that live became ready since this was asked last. That ends a row of bad starts as well: a pool
     * that works is not given up for what befalls those that are to join it.
     */
    private boolean anotherGotReady() {
        return handles.stream().filter(WorkerHandle::isReadyForTheFirstTime).count()
                > 0; // all are asked
    }

    private static Supplier<RuntimeException> reason(WorkerHandle ended) {
        Throwable notReady = ended.notReady();
        if (notReady == null) {
            return ended.link().death(() -> "");
        }
        String worker = "the initializer of " + ended;
        return () -> new TaskException(worker, notReady);
    }

    /** Gives the pool up, for this reason, which is given back. */
    Supplier<RuntimeException> giveUp(Supplier<RuntimeException> why) {
        broken = why;
        stop();
        return why;
    }

    /** Throws what broke the pool, if something did. */
    void checkWhole() {
        if (broken != null) {
            throw broken.get();
        }
    }

    /** From now on nobody is replaced. False if that was so before, or the workers are being stopped. */
    boolean leave() {
        boolean first = !leaving;
        leaving = true;
        return first;
    }

    /** Stops all workers. */
    void stop() {
        leaving = true;
        all.forEach(WorkerLink::stop);
    }

    List<WorkerLink> all() {
        return List.copyOf(all);
    }
}
