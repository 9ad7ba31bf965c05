package dev.brood.pool;

import dev.brood.error.TaskException;
import dev.brood.error.WorkerDiedException;
import dev.brood.internal.process.Settings;
import dev.brood.internal.process.WatchedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The workers of a pool: starts them, and others in place of those that end. */
final class Crew {

    /** After so many workers in a row that did not become ready, the pool is given up. */
    private static final int MOST_FAILURES = 3;

    /** As before, for workers that were killed from outside, perhaps by accident. */
    private static final int MOST_KILLED = 10;

    private static final Set<Integer> KILLED = Set.of(-9, -15);

    private final PoolCell cell;
    private final PoolSettings settings;
    private final Runnable onDeath;
    private final List<Hand> hands = new CopyOnWriteArrayList<>();
    private final List<PoolWorker> all = new ArrayList<>();
    private boolean leaving;
    private int number;
    private int restarts;
    private int failures;
    private int killed;
    private Supplier<RuntimeException> broken;
    private boolean inAMoment;

    Crew(PoolCell cell, PoolSettings settings, Runnable onDeath) {
        this.cell = cell;
        this.settings = settings;
        this.onDeath = onDeath;
    }

    /**
     * Starts the workers; stops those that could be started if one cannot.
     *
     * @param waits whether the caller waits for what they do. If not, they have a boot before them: what is printed after the
     *     first tasks were given should come before what those print
     */
    synchronized void start(int workers, boolean waits) {
        inAMoment = waits;
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
        Settings process = settings.process();
        if (process.name() != null) {
            process = process.withName(process.name() + "-worker-" + ++number);
        }
        PoolWorker worker = new PoolWorker(cell, new WorkerCell(), settings, process, inAMoment);
        Hand hand = new Hand(worker);
        worker.start();
        all.removeIf(each -> !each.isAlive());
        all.add(worker);
        hands.add(hand);
        worker.ended()
                .thenAccept(code -> {
                    hand.ended(code);
                    onDeath.run();
                });
    }

    List<Hand> hands() {
        return hands;
    }

    synchronized int restarts() {
        return restarts;
    }

    /** Has another worker take the place of a dead one, unless the pool is leaving or cannot be saved. */
    synchronized void replace(Hand dead, Consumer<Supplier<RuntimeException>> whenBroken) {
        hands.remove(dead);
        if (dead.cell.isReady() || anotherGotReady()) {
            failures = 0;
            killed = 0;
        }
        if (!dead.cell.isReady()) {
            if (dead.notReady == null && KILLED.contains(dead.exitCode())) {
                killed++;
            } else {
                failures++;
            }
        }
        if (leaving || broken != null || WatchedProcess.isTooLate()) {
            return;
        }
        if (failures >= MOST_FAILURES || killed >= MOST_KILLED) {
            breakUp(dead, whenBroken);
            return;
        }
        restarts++;
        try {
            startOne();
        } catch (RuntimeException | Error e) {
            giveUp(
                    () ->
                            e instanceof RuntimeException known
                                    ? known
                                    : new IllegalStateException("cannot start a worker", e),
                    whenBroken);
        }
    }

    /**
     * Whether one of those that live became ready since this was asked last. That ends a row of bad starts as well: a pool
     * that works is not given up for what befalls those that are to join it.
     */
    private boolean anotherGotReady() {
        return hands.stream().filter(Hand::isReadyForTheFirstTime).count() > 0; // all are asked
    }

    private void breakUp(Hand dead, Consumer<Supplier<RuntimeException>> whenBroken) {
        String worker = dead.toString();
        String name = dead.worker.name();
        long pid = dead.worker.pid();
        int code = dead.exitCode();
        List<String> lines = dead.worker.lastErrorLines();
        Throwable notReady = dead.notReady;
        giveUp(
                () ->
                        notReady != null
                                ? new TaskException("the initializer of " + worker, notReady)
                                : new WorkerDiedException(name, pid, code, lines),
                whenBroken);
    }

    /** Gives the pool up; whoever is told fails what is not done. */
    synchronized void giveUp(
            Supplier<RuntimeException> why, Consumer<Supplier<RuntimeException>> whenBroken) {
        broken = why;
        stop();
        whenBroken.accept(why);
    }

    /** Throws what broke the pool, if something did. */
    synchronized void checkWhole() {
        if (broken != null) {
            throw broken.get();
        }
    }

    /** Nobody is replaced any more. False if that was so before, or the workers are being stopped. */
    synchronized boolean leave() {
        boolean first = !leaving;
        leaving = true;
        return first;
    }

    /** Stops all workers. */
    synchronized void stop() {
        leaving = true;
        all.forEach(PoolWorker::stop);
    }

    synchronized List<PoolWorker> all() {
        return List.copyOf(all);
    }
}
