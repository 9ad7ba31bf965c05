package dev.brood.internal.scheduler;

import dev.brood.error.ClosedException;
import dev.brood.internal.base.Deadline;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.base.SystemThreads;
import dev.brood.internal.call.Promise;
import dev.brood.process.AsyncResult;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A pool whose workers are started: its tasks, and its end. It does not know the pool that users have, which may be unreachable by
 * now. Safe for use by many threads.
 */
public final class PoolRuntime {

    private final TaskLink link;
    private final PoolScheduler scheduler;
    private final BackgroundDriver driver;
    private volatile Runnable onGone = () -> {};

    private PoolRuntime(TaskLink link, PoolOptions options) {
        this.link = link;
        this.scheduler = new PoolScheduler(link, options, System::nanoTime, new Requests());
        this.driver = new BackgroundDriver(scheduler, "brood-pool");
    }

    /** What the scheduler asks for. */
    private final class Requests implements PoolScheduler.Listener {
        @Override
        public void workIsLeft() {
            driver.wake();
        }

        @Override
        public void allGone() {
            end();
        }
    }

    /**
     * Starts workers.
     *
     * @param link to them
     * @param workers how many
     * @param options how the pool works
     * @return the pool
     */
    public static PoolRuntime start(TaskLink link, int workers, PoolOptions options) {
        PoolRuntime runtime = new PoolRuntime(link, options);
        runtime.driver.start();
        try {
            runtime.scheduler.start(workers);
        } catch (RuntimeException | Error e) {
            runtime.driver.end();
            throw e;
        }
        return runtime;
    }

    // ---- tasks

    /**
     * Calls a function.
     *
     * @param <R> type of the value
     * @param isWaitedFor whether the caller is about to wait for the result
     * @param function any of our shapes
     * @param arguments its arguments
     * @return the result, which is on its way
     */
    public <R> AsyncResult<R> call(boolean isWaitedFor, Object function, Object[] arguments) {
        CallJob<R> job = new CallJob<>(scheduler, link.function(function), arguments);
        scheduler.submit(job, isWaitedFor);
        return job.promise().result();
    }

    /**
     * Calls a function for each item.
     *
     * @param <R> type of the values
     * @param isWaitedFor whether the caller is about to wait for the result
     * @param function any of our shapes
     * @param arity how many arguments make an item
     * @param items the argument of each call, or the array of its arguments if it takes several
     * @param chunkSize how many of them a worker takes at once; 0 for as many as the pool says
     * @return the values in the order of the items, which are on their way
     */
    public <R> AsyncResult<List<R>> map(
            boolean isWaitedFor, Object function, int arity, List<?> items, int chunkSize) {
        if (items.isEmpty()) {
            Promise<List<R>> nothing = new Promise<>(() -> {}, () -> false, scheduler::awaitResult);
            nothing.succeed(List.of()).run();
            return nothing.result();
        }
        ListJob<R> job = new ListJob<>(scheduler, link.function(function), arity, items);
        job.chunkSize(chunkSize);
        scheduler.submit(job, isWaitedFor);
        return job.promise().result();
    }

    /**
     * Calls a function for each item, and gives the values one by one.
     *
     * @param <R> type of the values
     * @param function any of our shapes
     * @param items its arguments, taken as results are asked for
     * @param ordered whether results come in the order of the items
     * @param chunkSize how many items a worker takes at once; 0 for as many as the pool says
     * @return the results
     */
    public <R> ResultStream<R> stream(
            Object function, Iterator<?> items, boolean ordered, int chunkSize) {
        StreamJob job = new StreamJob(link.function(function), ordered);
        job.chunkSize(chunkSize);
        scheduler.submit(job, false);
        return new ResultStream<>(scheduler, job, items);
    }

    // ---- looks

    /**
     * Tells whether nothing is left to do.
     *
     * @return false while an outcome is missing
     */
    public boolean isIdle() {
        return scheduler.isIdle();
    }

    /**
     * Tells how many jobs there have been.
     *
     * @return -1 if something is left to do
     */
    public long jobsIfIdle() {
        return scheduler.jobsIfIdle();
    }

    /**
     * Tells whether all is done and the workers are gone.
     *
     * @return false while a worker runs
     */
    public boolean isOver() {
        return isIdle() && scheduler.workersLeft().stream().noneMatch(WorkerLink::isAlive);
    }

    /**
     * Tells what each worker is doing.
     *
     * @return the workers that run now
     */
    public List<WorkerFigures> workers() {
        return scheduler.workers();
    }

    /**
     * Tells what the pool has done so far.
     *
     * @return its figures
     */
    public PoolFigures stats() {
        return scheduler.stats();
    }

    // ---- the end

    /**
     * Has something done when the pool was shut down and all workers are gone.
     *
     * @param action must not wait
     */
    public void whenGone(Runnable action) {
        onGone = action;
    }

    /** Takes no more tasks; the workers leave when those that were given are done. */
    public void shut() {
        scheduler.shut();
    }

    /** Takes no more tasks, and cancels what no worker has begun; the workers leave when they have done the rest. */
    public void shutAndCancel() {
        scheduler.shutAndCancel();
    }

    /** Takes no more tasks, stops the workers, and fails what is not done with a {@link ClosedException}. */
    public void terminate() {
        scheduler.terminate(() -> new ClosedException("the pool was terminated"));
    }

    /** Shuts it down, as nobody can give it a task any more. Not in the caller's thread, as it may have to run callbacks. */
    public void abandon() {
        SystemThreads.make("brood-pool-end", this::shut).start();
    }

    /** Waits until the workers are gone and callbacks have ended, but for the one that this is called in. */
    public void join() {
        Thread joining = Thread.currentThread();
        await(() -> scheduler.isIdleFor(joining), "tasks");
        scheduler.workersLeft().forEach(WorkerLink::join);
        end();
        await(scheduler::hasCompleted, "callbacks"); // a part of what was asked of the pool
    }

    private void await(BooleanSupplier settled, String what) {
        try {
            scheduler.await(settled, Deadline.NEVER);
        } catch (InterruptedException e) {
            throw Interrupted.during("waiting for the " + what + " of a pool", e);
        }
    }

    /** All workers are gone: gives back what they shared with this process, once. */
    private void end() {
        if (scheduler.end()) {
            driver.end();
            link.dispose();
        }
        onGone.run();
    }
}
